/** What tests ask of runs: by sockets and by REST, parsed as pages parse it. */
import type { Parser } from '../../shared/protocol/fields.ts';
import { parseReply } from '../../shared/protocol/parseReply.ts';
import { parseEventPage, parseRunRefusal, parseRunSummary } from '../../shared/protocol/parseRun.ts';
import { parseRunDetail, parseRunJoined } from '../../shared/protocol/parseRunDetail.ts';
import type {
  RunDetail,
  RunEvent,
  RunJoined,
  RunNews,
  RunRefusal,
  RunSteps,
  RunSummary,
} from '../../shared/protocol/runEvents.ts';
import { type RunCurve, unpackCurve, unpackNews, unpackSteps } from '../../shared/protocol/runPack.ts';
import type { Client } from './support.ts';

/** @throws Error with the server's code */
export async function watchRun(client: Client, run: string | null, after = 0): Promise<RunJoined> {
  const reply = parseReply(await client.timeout(5_000).emitWithAck('run:watch', { run, after }), parseRunJoined);
  if (!reply?.ok) throw new Error(reply?.code ?? 'no reply');
  return reply.value;
}

/** Collects what is broadcast until `enough` says so. */
export function collect(client: Client, enough: (news: readonly RunNews[], steps: readonly RunSteps[]) => boolean) {
  const news: RunNews[] = [];
  const steps: RunSteps[] = [];
  return new Promise<{ news: RunNews[]; steps: RunSteps[] }>((resolve) => {
    const check = (): void => {
      if (enough(news, steps)) resolve({ news, steps });
    };
    client.on('run:steps', (raw) => {
      steps.push(unpackSteps(raw)!);
      check();
    });
    client.on('run:news', (raw) => {
      news.push(unpackNews(raw)!);
      check();
    });
  });
}

export function rest(port: number) {
  const base = `http://127.0.0.1:${port}/api/v1/`;
  async function get<T>(path: string, parse: Parser<T>): Promise<T> {
    const response = await fetch(base + path);
    const value = parse(await response.json());
    if (value === null) throw new Error(`${path}: ${response.status}, not as promised`);
    return value;
  }
  async function change(
    method: string,
    path: string,
    token: string | null,
    body?: unknown,
  ): Promise<RunSummary | RunRefusal> {
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    const parsed = response.ok ? parseRunSummary(answer) : parseRunRefusal(answer);
    if (!parsed) throw new Error(`${method} ${path}: ${response.status}, not as promised`);
    return parsed;
  }
  /** The whole log, page by page. */
  async function log(run: string, limit = 200): Promise<readonly RunEvent[]> {
    const events: RunEvent[] = [];
    for (;;) {
      const after = events.at(-1)?.number ?? 0;
      const page = await get(`runs/${run}/events?after=${after}&limit=${limit}`, parseEventPage);
      events.push(...page.events);
      if (page.events.length < limit) return events;
    }
  }
  return {
    get,
    log,
    detail: (run: string): Promise<RunDetail> => get(`runs/${run}`, parseRunDetail),
    curve: (run: string): Promise<RunCurve> => get(`runs/${run}/points`, unpackCurve),
    submit: (token: string | null, wish: unknown) => change('POST', 'runs', token, wish),
    stop: (token: string | null, run: string) => change('DELETE', `runs/${run}`, token),
    /** Waits until a run is so. */
    async until(run: string, is: (detail: RunDetail) => boolean): Promise<RunDetail> {
      for (;;) {
        const detail = await this.detail(run);
        if (is(detail)) return detail;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    },
  };
}

export function accepted(answer: RunSummary | RunRefusal): RunSummary {
  if ('code' in answer) throw new Error(`${answer.code}: ${answer.problems.join('; ')}`);
  return answer;
}

export const isOver = ({ status }: RunDetail): boolean => status !== 'queued' && status !== 'running';
export const numbers = (events: readonly RunEvent[]): number[] => events.map(({ number }) => number);
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
