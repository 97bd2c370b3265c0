/** Ticks of each life, both racers in one chart: round dots are the player's, square ones the newborn's. */
import { GOAL_TICKS, type Racer } from '../../model/race.ts';
import { lifeShare } from '../../model/raceLead.ts';
import { words } from '../language.ts';

const SIDE = 100; // of the picture, which is stretched to its place
const FEWEST = 8; // lives that the width holds at least
const SCALE = [20, 100, GOAL_TICKS]; // ticks

interface LivesCurveProps {
  readonly you: Racer;
  readonly newborn: Racer;
}

/** Finished lives, then the running one. */
function ticksOf({ lives, ticks, fall }: Racer): readonly number[] {
  return fall || ticks >= GOAL_TICKS ? lives : [...lives, ticks];
}

function height(ticks: number): number {
  return SIDE * (1 - lifeShare(ticks));
}

export function LivesCurve({ you, newborn }: LivesCurveProps) {
  const w = words.value;
  const rows = [
    { who: 'agent', ticks: ticksOf(newborn) },
    { who: 'human', ticks: ticksOf(you) },
  ];
  const most = Math.max(FEWEST, ...rows.map(({ ticks }) => ticks.length));
  const x = (life: number): number => (life * SIDE) / (most - 1);
  return (
    <figure class="livesCurve">
      <figcaption class="soft">
        <span>{w.raceCurveCaption}</span>
        <span class="legendYou">{w.you}</span>
        <span class="legendNewborn">{w.newborn}</span>
      </figcaption>
      <div class="livesPlot">
        <ul class="livesScale" aria-hidden="true">
          {SCALE.map((ticks) => (
            <li key={ticks} style={{ top: `${height(ticks)}%` }}>
              {w.number(ticks)}
            </li>
          ))}
        </ul>
        <svg
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={w.raceCurveLabel(you.life, you.best, newborn.life, newborn.best)}
        >
          {SCALE.map((ticks) => (
            <line
              key={ticks}
              class={ticks === GOAL_TICKS ? 'goal' : 'grid'}
              x1="0"
              x2={SIDE}
              y1={height(ticks)}
              y2={height(ticks)}
            />
          ))}
          <line class="grid" x1="0" x2={SIDE} y1={SIDE} y2={SIDE} />
          {rows.map(({ who, ticks }) => (
            <g key={who} class={who}>
              <polyline points={ticks.map((t, life) => `${x(life).toFixed(2)},${height(t).toFixed(2)}`).join(' ')} />
              {ticks.map((t, life) => (
                <line key={life} class="dot" x1={x(life)} x2={x(life) + 0.01} y1={height(t)} y2={height(t)} />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <p class="livesAxis faint" aria-hidden="true">
        <span>{w.raceAxisLife(1)}</span>
        <span>{w.raceAxisLife(most)}</span>
      </p>
    </figure>
  );
}
