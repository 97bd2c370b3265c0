/** Who is ahead, to be read at a glance: in the longest life first, in this life below. */
import { useEffect } from 'preact/hooks';
import type { Racer } from '../../model/race.ts';
import { leadOf } from '../../model/raceLead.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';

interface LeadBannerProps {
  readonly you: Racer;
  readonly newborn: Racer;
}

export function LeadBanner({ you, newborn }: LeadBannerProps) {
  const w = words.value;
  const { best, life, tilt } = leadOf(you, newborn);
  const leader = best.who;
  useEffect(() => {
    if (leader) announce(leader === 'you' ? words.value.raceYouTookLead : words.value.raceItTookLead);
  }, [leader]);
  const now = { you: w.raceYouAhead(life.by), newborn: w.raceItAhead(life.by), level: w.raceLevelNow };
  return (
    <div class="leadBanner">
      <p class={leader === 'you' ? 'lead you' : leader === 'newborn' ? 'lead newborn' : 'lead'}>
        {leader === null ? w.raceEven : leader === 'you' ? w.raceYouLead(best.by) : w.raceItLeads(best.by)}
      </p>
      <span class="tilt" aria-hidden="true">
        <span
          class={tilt < 0 ? 'agent' : 'human'}
          style={{ left: `${50 + Math.min(tilt, 0) * 50}%`, width: `${Math.abs(tilt) * 50}%` }}
        />
      </span>
      <p class="soft">{now[life.who ?? 'level']}</p>
    </div>
  );
}
