/** Requests to every route of the OpenAPI document, as it says or with something wrong in them, and what is wrong with the answers. */
import { PROBLEMS } from '../../server/net/problemCodes.ts';
import { parseProblem } from '../../shared/protocol/parseBoards.ts';
import type { Draw } from './draw.ts';
import { leaksStack } from './heard.ts';
import { junk, mutate, mutateText, PROTOTYPE_NAMES } from './mutate.ts';
import { rawJson } from './packets.ts';

export interface Route {
  readonly method: string;
  readonly path: string; // with {names}
  readonly query: readonly string[];
  readonly example: { readonly path: string; readonly body?: unknown };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly 'x-example': Route['example'];
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

export function routesOf({ paths }: Document): readonly Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], 'x-example': example }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      example,
    })),
  );
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | null;
}

/** Halves of pairs have no escape. */
const escaped = (value: string): string => encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'));

/** A value for an address: what the example has, or anything. */
function part(draw: Draw, good: string): string {
  if (draw.chance(0.5)) return good;
  const wrong = draw.pick([
    mutateText(good, draw),
    draw.pick(PROTOTYPE_NAMES),
    draw.word(20),
    '..',
    '.',
    '%',
    '%zz',
    rawJson(junk(draw)),
    'x'.repeat(300),
  ]);
  return draw.chance(0.9) ? escaped(wrong) : wrong.replaceAll(/[^\x21-\x7e]|[#?]/g, '%FF');
}

function address({ path, query, example }: Route, draw: Draw): string {
  const [examplePath = '', exampleQuery = ''] = example.path.split('?');
  const good = examplePath.split('/');
  const parts = path.split('/').map((name, i) => (name.startsWith('{') ? part(draw, good[i]!) : name));
  const given = new URLSearchParams(exampleQuery);
  const asked = query
    .filter(() => draw.chance(0.5))
    .map((name) => `${name}=${part(draw, given.get(name) ?? String(draw.below(50)))}`);
  if (draw.chance(0.05)) asked.push(`${draw.pick(PROTOTYPE_NAMES)}=1`);
  if (draw.chance(0.05)) asked.push(...asked);
  const written = parts.join('/') + (asked.length > 0 ? `?${asked.join('&')}` : '');
  return draw.chance(0.03) ? `${written}/${draw.word(3)}` : written;
}

const TYPES = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-7',
  'nonsense',
  '',
];

function body({ example }: Route, draw: Draw): Request['body'] {
  if (example.body === undefined && draw.chance(0.9)) return null;
  const good = example.body ?? {};
  const text = draw.chance(0.3) ? JSON.stringify(good) : rawJson(draw.chance(0.9) ? mutate(good, draw) : junk(draw));
  if (draw.chance(0.1)) return mutateText(text, draw);
  return draw.chance(0.02) ? Buffer.from([0xff, 0xfe, 0x00, draw.below(256)]) : text;
}

/** @param token of a session; most requests carry it @param from headers that all of them carry */
export function request(route: Route, token: string, from: Readonly<Record<string, string>>, draw: Draw): Request {
  const headers: Record<string, string> = { ...from };
  if (draw.chance(0.85))
    headers['authorization'] =
      `Bearer ${draw.chance(0.9) ? token : mutateText(token, draw).replaceAll(/[^\x21-\x7e]/g, 'x')}`;
  else if (draw.chance(0.5))
    headers['authorization'] = draw.pick(['Bearer', 'Basic YTpi', 'x'.repeat(500), 'Bearer null']);
  if (draw.chance(0.05)) headers['origin'] = draw.pick(['null', 'http://evil.example', 'nonsense', 'http://127.0.0.1']);
  if (draw.chance(0.05)) headers['if-none-match'] = draw.pick(['*', '"x"', 'W/"', 'x'.repeat(200)]);
  if (draw.chance(0.05)) headers['accept'] = draw.pick(['text/csv', '*/*', 'nonsense', '']);
  const method = draw.chance(0.96) ? route.method : draw.pick(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']);
  const sent = method === 'GET' || method === 'HEAD' ? null : body(route, draw);
  if (sent !== null) headers['content-length'] = String(Buffer.byteLength(sent));
  if (sent !== null) headers['content-type'] = draw.chance(0.95) ? 'application/json' : draw.pick(TYPES);
  return { method, path: address(route, draw), headers, body: sent };
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** @returns what is wrong with the answer; null: nothing */
export function answerProblem({ method }: Request, { status, type, text }: Answer): string | null {
  if (leaksStack(text)) return 'a stack';
  if (status < 400) return null;
  if (status >= 500 && status !== 503) return `status ${status}`;
  if (method === 'HEAD') return null;
  if (type !== 'application/problem+json; charset=utf-8') return `a refusal as ${type}`;
  let problem: ReturnType<typeof parseProblem> = null;
  try {
    problem = parseProblem(JSON.parse(text));
  } catch {
    return 'a refusal that is no JSON';
  }
  if (!problem || problem.status !== status) return 'a refusal without its status';
  return Object.hasOwn(PROBLEMS, problem.code) ? null : `the unknown code ${problem.code}`;
}

/** The request as HTTP's own text, broken somewhere. */
export function brokenText(wish: Request, draw: Draw): string {
  const { method, path, headers, body } = wish;
  const lines = Object.entries({ host: 'x', connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const right = `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
  switch (draw.below(6)) {
    case 0:
      return right.replace('HTTP/1.1', draw.pick(['HTTP/9.9', 'HTTP/', 'FTP/1.0', '']));
    case 1:
      return right.replace('\r\n', `\r\nx: ${'y'.repeat(draw.pick([10, 9_000, 70_000]))}\r\n`);
    case 2:
      return right.replace('\r\n', '\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n');
    case 3:
      return right.replace('\r\n', `\r\n${'a: b\r\n'.repeat(200)}`);
    case 4:
      return mutateText(right, draw) + (draw.chance(0.5) ? '\r\n\r\n' : '');
    default:
      return `${right}${draw.word(20)}\r\n\r\n`;
  }
}

/** @param said everything until the connection's end; it may be nothing @returns what is wrong with it */
export function saidProblem(said: string): string | null {
  if (leaksStack(said)) return 'a stack';
  if (said === '') return null;
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(said)?.[1] ?? Number.NaN);
  if (!(status >= 200 && status < 500) && status !== 503) return `status ${status} to what is no request`;
  const bare = /\r\n\r\n(0\r\n\r\n)?$/.test(said); // Node's own word on a request without a host
  if (status < 400 || bare || /^content-type: application\/problem\+json/im.test(said)) return null;
  return 'a refusal of what is no request, as something else';
}
