/** Matches as those see them who run the server: a line of the log as each begins and ends, and how many ended how. */
import type { Logger } from 'pino';
import { publicId } from '../shared/boards/publicId.ts';
import type { Witness, WitnessedMatch } from './arena/witness.ts';
import type { MatchFigures } from './net/arenaMetrics.ts';

export interface WitnessLog extends Witness {
  readonly figures: () => Pick<MatchFigures, 'ended' | 'lateInputs'>;
}

/** Ids of sessions are not for logs: what boards call a player is. */
function whoPlays({ seats }: WitnessedMatch): readonly string[] {
  return seats.map(({ info, player }) => (player ? publicId(player.id) : info.kind === 'agent' ? info.agent : ''));
}

export function createWitnessLog(log: Pick<Logger, 'info'>): WitnessLog {
  const counts = new Map<string, { readonly mode: string; readonly end: string; count: number }>();
  let lateInputs = 0;
  return {
    began(witnessed) {
      const { match, mode, setup, company, interrupted } = witnessed;
      const { speed, wind } = setup; // not the seed: whoever reads along could tell a player what comes
      log.info({ match, mode, company, speed, wind, seats: whoPlays(witnessed), interrupted }, 'match began');
    },
    ended({ match, mode }, { end, tick, winner, late, freezes }) {
      const key = `${mode} ${end}`;
      const known = counts.get(key) ?? { mode, end, count: 0 };
      counts.set(key, { ...known, count: known.count + 1 });
      for (const one of late) lateInputs += one;
      log.info({ match, mode, end, tick, winner, late, freezes }, 'match ended');
    },
    figures: () => ({ ended: [...counts.values()], lateInputs }),
  };
}

/** Both are told; the first must not throw. */
export function seenBy(first: Witness, then: Witness): Witness {
  return {
    ...then,
    began(match) {
      first.began(match);
      then.began(match);
    },
    ended(match, end) {
      first.ended(match, end);
      then.ended(match, end);
    },
  };
}
