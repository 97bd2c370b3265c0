/** Ticks of each life, both racers in one small picture. */
import { GOAL_TICKS, type Racer } from '../../model/race.ts';
import { words } from '../language.ts';

const WIDTH = 300;
const HEIGHT = 64;
const FEWEST = 8; // lives that the width holds at least

interface LivesCurveProps {
  readonly you: Racer;
  readonly newborn: Racer;
}

/** Finished lives, then the running one. */
function ticksOf({ lives, ticks, fall }: Racer): readonly number[] {
  return fall || ticks >= GOAL_TICKS ? lives : [...lives, ticks];
}

/** The root of the share: early lives last a dozen ticks, and must be told apart. */
function height(ticks: number): number {
  return HEIGHT - 3 - Math.sqrt(Math.min(ticks / GOAL_TICKS, 1)) * (HEIGHT - 6);
}

export function LivesCurve({ you, newborn }: LivesCurveProps) {
  const w = words.value;
  const rows = [
    { who: 'agent', ticks: ticksOf(newborn) },
    { who: 'human', ticks: ticksOf(you) },
  ];
  const most = Math.max(FEWEST, ...rows.map(({ ticks }) => ticks.length));
  const x = (life: number): number => 4 + (life * (WIDTH - 8)) / (most - 1);
  return (
    <svg
      class="livesCurve"
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
  );
}
