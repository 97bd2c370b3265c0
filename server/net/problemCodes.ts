/** Every code of a refusal over REST: what it is called and its status. Codes are for ever; add yours in the alphabet's order. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export const PROBLEMS = {
  'bad-json': { status: 400, title: 'The body is not JSON' },
  'bad-name': { status: 400, title: 'This name cannot be chosen' },
  'bad-origin': { status: 403, title: 'A page of another server asked' },
  'bad-payload': { status: 400, title: 'Something asked for is not as it has to be' },
  'bad-recipe': { status: 400, title: 'The recipe cannot run here' },
  'bad-type': { status: 415, title: 'The body is of another type than JSON' },
  failed: { status: 500, title: 'The server failed' },
  'is-over': { status: 409, title: 'It is over already' },
  'name-taken': { status: 409, title: 'Somebody has this name' },
  'no-session': { status: 401, title: 'No session of this server was given' },
  'no-training': { status: 503, title: 'This server trains nothing for visitors' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'not-yours': { status: 403, title: 'It belongs to somebody else' },
  'queue-full': { status: 429, title: 'Too many wait already' },
  'rate-limited': { status: 429, title: 'Too often' },
  'server-closing': { status: 503, title: 'The server is restarting' },
  'too-large': { status: 413, title: 'The body is larger than is taken' },
  'unknown-agent': { status: 404, title: 'There is no such agent' },
  'unknown-board': { status: 404, title: 'There is no such board or division' },
  'unknown-code': { status: 404, title: 'This recovery code brings nobody' },
  'unknown-row': { status: 404, title: 'There is no such row' },
  'unknown-run': { status: 404, title: 'There is no such run' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
