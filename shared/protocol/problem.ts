/** How the server refuses. parseBoards.ts rebuilds it. */

/** Every refusal over REST, as application/problem+json (RFC 9457). */
export interface Problem {
  readonly type: string; // '/api#CODE'
  readonly title: string;
  readonly status: number;
  readonly code: string; // stable
  readonly detail: string; // what to do
  readonly problems: readonly string[]; // one line each; may be empty
}
