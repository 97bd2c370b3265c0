/** All figures of a row, also those that its line has no room for. */
import { SPEED_CLASSES } from '../../../../shared/arena/speed.ts';
import type { BoardRow } from '../../../../shared/protocol/boards.ts';
import type { BoardWords } from '../../words/parts/boards.en.ts';
import { boardWords } from '../boardWords.ts';
import { secondsOf } from '../columns.tsx';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

const NONE = '–';

function figuresOf(row: BoardRow, w: BoardWords): readonly Figure[] {
  const { figures, division } = row;
  const c = w.columns;
  switch (figures.kind) {
    case 'players':
      return [
        { name: c.ticks, value: w.number(figures.ticks), note: w.seconds(secondsOf(figures.ticks, division)) },
        { name: c.runs, value: w.number(figures.runs) },
        { name: c.abandoned, value: w.number(figures.abandoned) },
      ];
    case 'agents': {
      const scores = SPEED_CLASSES.flatMap((speed) => {
        const score = figures.humanNormalised?.[speed];
        return score === undefined ? [] : [w.humanAt(speed, w.number(Math.round(score)))];
      });
      const [low, high] = figures.ci95;
      return [
        { name: c.mean, value: w.decimal(figures.mean), note: w.interval95(w.decimal(low), w.decimal(high)) },
        { name: c.endurance, value: w.decimal(figures.endurance) },
        { name: c.robustness, value: w.decimal(figures.robustness) },
        { name: c.parameters, value: w.number(figures.parameters) },
        {
          name: c.human,
          ...(scores[0] === undefined ? { value: NONE, note: w.noHuman } : { value: scores.join(', ') }),
        },
      ];
    }
    case 'learners':
      return [
        { name: c.medianSteps, value: figures.medianSteps === null ? w.never : w.number(figures.medianSteps) },
        { name: c.medianUpdates, value: figures.medianUpdates === null ? w.never : w.number(figures.medianUpdates) },
        { name: c.solved, value: w.solvedOf(figures.solved, figures.seeds) },
      ];
    case 'ratings':
      return [
        { name: c.rating, value: w.number(figures.rating), note: w.deviation(figures.deviation) },
        {
          name: c.games,
          value: w.number(figures.games),
          note: `${c.record}: ${w.record(figures.wins, figures.draws, figures.losses)}`,
        },
        { name: c.opponents, value: w.number(figures.opponents) },
      ];
  }
}

export function RowFigures({ row }: { readonly row: BoardRow }) {
  const w = boardWords.value;
  const figures = figuresOf(row, w);
  const last = figures.length - 1;
  return (
    <dl class={figures.length === 5 ? 'rowFigures five' : 'rowFigures'}>
      {figures.map(({ name, value, note }, i) => (
        <div key={name} class={`${i > 2 ? 'late' : ''} ${i === last ? 'last' : ''}`}>
          <dt class="faint">{name}</dt>
          <dd>
            {value}
            {note === undefined ? null : <small class="soft">{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
