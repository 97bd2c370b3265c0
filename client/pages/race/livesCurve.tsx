/** Ticks of each life, both racers in one small picture. */
import { GOAL_TICKS, type Racer } from '../../model/race.ts';
import { words } from '../language.ts';

const WIDTH = 300;
const HEIGHT = 64;
const FEWEST = 8; // lives that the width holds at least
const FEWEST_TOLD = 2; // one life is no curve
const EARLY_TICKS = 8; // from here on twice as long is one equal step higher

interface LivesCurveProps {
  readonly you: Racer;
  readonly newborn: Racer;
}

/** Finished lives, then the running one. */
function ticksOf({ lives, ticks, fall }: Racer): readonly number[] {
  return fall || ticks >= GOAL_TICKS ? lives : [...lives, ticks];
}

/** Logarithmic: early lives last a dozen ticks, and must be told apart. */
function height(ticks: number): number {
  const share = Math.log1p(Math.min(ticks, GOAL_TICKS) / EARLY_TICKS) / Math.log1p(GOAL_TICKS / EARLY_TICKS);
  return HEIGHT - 3 - share * (HEIGHT - 6);
}

export function LivesCurve({ you, newborn }: LivesCurveProps) {
  const w = words.value;
  const rows = [
    { who: 'agent', ticks: ticksOf(newborn) },
    { who: 'human', ticks: ticksOf(you) },
  ];
  if (rows.every(({ ticks }) => ticks.length < FEWEST_TOLD)) return null;
  const most = Math.max(FEWEST, ...rows.map(({ ticks }) => ticks.length));
  const x = (life: number): number => 4 + (life * (WIDTH - 8)) / (most - 1);
  return (
    <figure class="livesCurve">
      <figcaption class="soft">
        <span>{w.raceCurveCaption}</span>
        <span class="goalName">{w.raceGoal}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={w.raceCurveLabel(you.life, you.best, newborn.life, newborn.best)}
      >
        <line class="goal" x1="0" x2={WIDTH} y1={height(GOAL_TICKS)} y2={height(GOAL_TICKS)} />
        {rows.map(({ who, ticks }) => (
          <g key={who} class={who}>
            <polyline points={ticks.map((t, life) => `${x(life).toFixed(1)},${height(t).toFixed(1)}`).join(' ')} />
            {ticks.map((t, life) => (
              <line key={life} class="dot" x1={x(life)} x2={x(life) + 0.01} y1={height(t)} y2={height(t)} />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
