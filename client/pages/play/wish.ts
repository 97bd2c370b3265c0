/** What a visitor wants of the arena, kept so that it can be tried again, and how the server is asked for it. */
import type { Entered, LobbyInfo, MatchRequest } from '../../../shared/protocol/matchEvents.ts';
import type { LocalPlan } from '../../model/localMatch.ts';
import type { Answer, Connection } from '../../net/connection.ts';
import { askMatch } from '../../net/matchFeed.ts';

export type Wish =
  | { readonly kind: 'request'; readonly request: MatchRequest }
  | { readonly kind: 'enter'; readonly code: string } // a lobby, by its link
  | { readonly kind: 'level'; readonly agent: string | null } // a step of the path; null: the visitor's next. Becomes a request once the agents are known
  | { readonly kind: 'resume' } // the match that was going when the page was loaded anew
  | { readonly kind: 'watch'; readonly match: string | null } // null: TV
  | { readonly kind: 'local'; readonly plan: () => LocalPlan }; // on this device

/** Whether a match may follow at once: then the canvas is there first. For other people one waits, and needs none. */
export function beginsAtOnce(wish: Wish): boolean {
  return wish.kind !== 'request' || wish.request.company === 'agents';
}

export const isTv = (wish: Wish): boolean => wish.kind === 'watch' && wish.match === null;

/** What to ask another server process for that has a waiting room like this one. */
export function againFor(wish: Wish, { mode, speed, wind, seats }: LobbyInfo): Wish {
  if (wish.kind === 'request') return wish;
  return { kind: 'request', request: { mode, speed, wind, seats, company: 'anyone', agent: null, reaction: 0 } };
}

export async function askFor(connection: Connection, wish: Wish): Promise<Answer<Entered>> {
  switch (wish.kind) {
    case 'request':
      return askMatch.start(connection, wish.request);
    case 'enter':
      return askMatch.enter(connection, wish.code);
    case 'resume':
      return askMatch.resume(connection);
    case 'watch': {
      const answer = await askMatch.watch(connection, wish.match);
      return answer.ok ? { ok: true, value: { kind: 'playing', joined: answer.value } } : answer;
    }
    case 'local':
    case 'level':
      return { ok: false, code: 'no-match' }; // nobody is asked, or not yet
  }
}
