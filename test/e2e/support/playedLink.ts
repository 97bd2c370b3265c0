/** The link of a match that a steady player played alone in the calm world, up to a tick. */
import { hashLanes } from '../../../shared/arena/hash.ts';
import { advance, type Match, type MatchSetup, newMatch } from '../../../shared/arena/match.ts';
import { encodeReplay } from '../../../shared/arena/replay.ts';
import { replayAddress } from '../../../shared/arena/replayAddress.ts';

export function playedLink(seed: number, ticks: number, wind: MatchSetup['wind'] = 0): string {
  const setup: MatchSetup = { seed, wind, speed: '0.5x', seats: 1 };
  const actions: number[] = [];
  let match: Match = newMatch(setup);
  while (match.phase === 'playing' && match.tick < ticks) {
    const { theta, thetaDot } = match.lanes[0]!.cart;
    const push = theta + 0.5 * thetaDot > 0 ? 1 : 0;
    actions.push(push);
    match = advance(match, [push]);
  }
  const hash = hashLanes(match.tick, match.lanes);
  const code = encodeReplay({ setup, ticks: match.tick, actions: [Uint8Array.from(actions)], hash });
  return replayAddress('http://localhost:3000', code);
}
