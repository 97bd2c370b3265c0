/** Every code of a refusal over REST: what it is called and its status. Codes are for ever; add yours in the alphabet's order. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly retrySeconds?: number; // after which it may be otherwise; Retry-After says so
}

export const PROBLEMS = {
  'already-there': { status: 409, title: 'This very one is here already' },
  ambiguous: { status: 422, title: 'The layers fit each other in more than one order' },
  'bad-header': { status: 422, title: 'The description within the file cannot be understood' },
  'bad-json': { status: 400, title: 'The body is not JSON' },
  'bad-name': { status: 400, title: 'This name cannot be chosen' },
  'bad-origin': { status: 403, title: 'A page of another server asked' },
  'bad-payload': { status: 400, title: 'Something asked for is not as it has to be' },
  'bad-recipe': { status: 400, title: 'The recipe cannot run here' },
  'bad-shape': { status: 422, title: 'The layers do not fit, or are too few or too many' },
  'bad-type': { status: 415, title: 'The body is of another type than JSON' },
  damaged: { status: 422, title: 'The file was cut or changed' },
  failed: { status: 500, title: 'The server failed' },
  'is-over': { status: 409, title: 'It is over already' },
  'may-not-rank': { status: 403, title: 'Nothing of this player goes on a board' },
  'missing-file': { status: 422, title: 'A file that belongs to it is missing' },
  'name-taken': { status: 409, title: 'Somebody has this name' },
  'needs-export': { status: 422, title: 'The weights have to be exported first' },
  'network-too-large': { status: 422, title: 'The network is larger than is taken' },
  'no-session': { status: 401, title: 'No session of this server was given' },
  'no-training': { status: 503, title: 'This server trains nothing for visitors' },
  'not-a-checkpoint': { status: 422, title: 'The file is no checkpoint of this program' },
  'not-a-policy': { status: 422, title: 'The file is none that is read here' },
  'not-finite': { status: 422, title: 'A weight is not a finite number' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'not-yours': { status: 403, title: 'It belongs to somebody else' },
  'other-world': { status: 422, title: 'The policy plays another world than CartPole-v1' },
  pixels: { status: 422, title: 'The policy sees frames, not the four numbers' },
  'queue-full': { status: 429, title: 'Too many wait already', retrySeconds: 10 },
  'rate-limited': { status: 429, title: 'Too often', retrySeconds: 10 },
  'recipe-demonstrations': { status: 422, title: 'The board takes no recipes with demonstrations' },
  'recipe-dueling': { status: 422, title: 'The board takes plain networks alone' },
  'recipe-pixels': { status: 422, title: 'The board takes recipes on states alone' },
  'recipe-table': { status: 422, title: 'The board takes recipes that train a network' },
  'recipe-too-much': { status: 422, title: 'The recipe takes more than a seed may have' },
  'recipe-world': { status: 422, title: 'The board has CartPole-v1 alone' },
  'server-closing': { status: 503, title: 'The server is restarting', retrySeconds: 10 },
  'timed-out': { status: 503, title: 'The answer took too long', retrySeconds: 10 },
  'too-large': { status: 413, title: 'The body is larger than is taken' },
  'too-many-today': { status: 429, title: 'Too many within 24 hours', retrySeconds: 3_600 },
  'too-many-waiting': { status: 429, title: 'Too many of yours wait already', retrySeconds: 60 },
  truncated: { status: 422, title: 'The file ends too early' },
  'unknown-agent': { status: 404, title: 'There is no such agent' },
  'unknown-board': { status: 404, title: 'There is no such board or division' },
  'unknown-code': { status: 404, title: 'This recovery code brings nobody' },
  'unknown-row': { status: 404, title: 'There is no such row' },
  'unknown-run': { status: 404, title: 'There is no such run' },
  'unknown-submission': { status: 404, title: 'There is no such submission' },
  'unknown-version': { status: 422, title: 'The file is of another version' },
  unreadable: { status: 422, title: 'Reading it takes too much time or memory' },
  unsupported: { status: 422, title: 'The network is not a dense ReLU one of float32 or float64' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
