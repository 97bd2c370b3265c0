/** The own cart of a round: the same match client as in survival, for as long as the page shows it. */
import { signal } from '@preact/signals';
import type { MatchJoined } from '../../../shared/protocol/matchEvents.ts';
import { createMatch, type GameMatch, type MatchHud } from '../../model/match.ts';
import { askMatch, followMatch, matchWire, tellHidden } from '../../net/matchFeed.ts';
import { connection, faults } from '../arena.ts';

export function createClassMatch() {
  const match = signal<GameMatch | null>(null);
  const hud = signal<MatchHud | null>(null);
  let unfollow: (() => void) | null = null;

  const onVisibility = (): void => {
    if (match.value) tellHidden(connection, document.hidden);
  };
  document.addEventListener('visibilitychange', onVisibility);

  function stop(): void {
    unfollow?.();
    unfollow = null;
    match.value = null;
    hud.value = null;
  }
  function begin(joined: MatchJoined): void {
    stop();
    const begun = createMatch(joined, matchWire(connection, faults), performance.now());
    match.value = begun;
    unfollow = followMatch(connection, begun, faults, { people: () => {}, moved: stop, lost: stop });
  }
  return {
    match,
    hud,
    begin,
    stop,
    /** Back at the own cart, if it still stands. */
    async resume(): Promise<void> {
      const answer = await askMatch.resume(connection);
      if (answer.ok && answer.value.kind === 'playing' && !match.value) begin(answer.value.joined);
    },
    dispose(): void {
      document.removeEventListener('visibilitychange', onVisibility);
      stop();
    },
  };
}
