/** What the chooser lets choose, and the request that it makes. */
import { signal } from '@preact/signals';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import type { MatchRequest } from '../../../shared/protocol/matchEvents.ts';
import type { WindLevel } from '../../../shared/sim/wind.ts';
import { progress } from './path/progressState.ts';

export const CHOICES = ['duel', 'person', 'royale', 'survival', 'bumper', 'alone'] as const;
export type Choice = (typeof CHOICES)[number];

export const ROYALE_SIZES = [3, 4, 5, 6, 7, 8] as const;
export type RoyaleSize = (typeof ROYALE_SIZES)[number];

export function createOptions() {
  const choice = signal<Choice>('duel');
  const speed = signal<SpeedClass>(progress.value.speed);
  const wind = signal<WindLevel>(0);
  const reaction = signal(0); // ticks of handicap
  const seats = signal<RoyaleSize>(5);

  function request(mode: MatchRequest['mode'], company: MatchRequest['company'], agent: string | null): MatchRequest {
    const withAgents = mode === 'royale' || company === 'agents';
    return {
      mode,
      speed: speed.value,
      wind: wind.value,
      company,
      agent,
      reaction: withAgents ? reaction.value : 0,
      seats: mode === 'royale' ? seats.value : 2,
    };
  }
  return { choice, speed, wind, reaction, seats, request };
}
