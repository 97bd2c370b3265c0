/** What stands in the columns of each board. The first of them is the figure that decides. */
import type { ComponentChildren } from 'preact';
import { type SpeedClass, tickMs } from '../../../shared/arena/speed.ts';
import type {
  AgentFigures,
  BoardFigures,
  BoardRow,
  LearnerFigures,
  PlayerFigures,
  RatingFigures,
} from '../../../shared/protocol/boards.ts';
import type { BoardWords } from '../words/parts/boards.en.ts';

export type ColumnName = Exclude<keyof BoardWords['columns'], 'rank' | 'name' | 'record'>;

/** main: the figure that decides; wide: where there is room for it; line: in the second line of a narrow row. */
export type ColumnPlace = 'main' | 'line' | 'wide';

export interface Column<F extends BoardFigures = BoardFigures> {
  readonly name: ColumnName;
  readonly place: ColumnPlace;
  readonly cell: (figures: F, row: BoardRow, w: BoardWords) => ComponentChildren;
}

const NONE = '–';

/** Of ticks at a row's speed class. */
export function secondsOf(ticks: number, division: string): number {
  return (ticks * tickMs(division as SpeedClass)) / 1000;
}

const PLAYERS: readonly Column<PlayerFigures>[] = [
  {
    name: 'ticks',
    place: 'main',
    cell: ({ ticks }, { division }, w) => (
      <>
        <strong>{w.number(ticks)}</strong> <small>{w.seconds(secondsOf(ticks, division))}</small>
      </>
    ),
  },
  { name: 'runs', place: 'line', cell: ({ runs }, _, w) => w.number(runs) },
  { name: 'abandoned', place: 'line', cell: ({ abandoned }, _, w) => w.number(abandoned) },
  {
    name: 'when',
    place: 'line',
    cell: (_, { at }, w) => <time dateTime={new Date(at).toISOString()}>{w.day(at)}</time>,
  },
];

const AGENTS: readonly Column<AgentFigures>[] = [
  {
    name: 'mean',
    place: 'main',
    cell: ({ mean, ci95: [low, high] }, _, w) => (
      <>
        <strong>{w.decimal(mean)}</strong> <small>{w.interval(w.decimal(low), w.decimal(high))}</small>
      </>
    ),
  },
  { name: 'endurance', place: 'line', cell: ({ endurance }, _, w) => w.number(endurance) },
  { name: 'robustness', place: 'line', cell: ({ robustness }, _, w) => w.decimal(robustness) },
  { name: 'by', place: 'wide', cell: (_, { by }) => by ?? NONE },
  { name: 'parameters', place: 'wide', cell: ({ parameters }, _, w) => w.number(parameters) },
  {
    name: 'human',
    place: 'wide',
    cell: ({ humanNormalised }, _, w) => humanText(humanNormalised, w, NONE),
  },
];

/** The score at the highest speed that has one. */
function humanText(scores: AgentFigures['humanNormalised'], w: BoardWords, none: string): string {
  const score = scores?.['1x'] ?? scores?.['0.75x'] ?? scores?.['0.5x'];
  return score === undefined ? none : w.number(Math.round(score));
}

const LEARNERS: readonly Column<LearnerFigures>[] = [
  {
    name: 'medianSteps',
    place: 'main',
    cell: ({ medianSteps }, _, w) =>
      medianSteps === null ? <small>{w.never}</small> : <strong>{w.number(medianSteps)}</strong>,
  },
  {
    name: 'medianUpdates',
    place: 'line',
    cell: ({ medianUpdates }, _, w) => (medianUpdates === null ? NONE : w.number(medianUpdates)),
  },
  { name: 'solved', place: 'line', cell: ({ solved, seeds }, _, w) => w.solvedOf(solved, seeds) },
  { name: 'by', place: 'wide', cell: (_, { by }) => by ?? NONE },
  {
    name: 'when',
    place: 'wide',
    cell: (_, { at }, w) => <time dateTime={new Date(at).toISOString()}>{w.day(at)}</time>,
  },
];

const RATINGS: readonly Column<RatingFigures>[] = [
  {
    name: 'rating',
    place: 'main',
    cell: ({ rating, deviation }, _, w) => (
      <>
        <strong>{w.number(rating)}</strong> <small>{w.deviation(deviation)}</small>
      </>
    ),
  },
  { name: 'games', place: 'line', cell: ({ games }, _, w) => w.number(games) },
  { name: 'opponents', place: 'line', cell: ({ opponents }, _, w) => w.number(opponents) },
  {
    name: 'when',
    place: 'wide',
    cell: (_, { at }, w) => <time dateTime={new Date(at).toISOString()}>{w.day(at)}</time>,
  },
];

export const COLUMNS = {
  players: PLAYERS,
  agents: AGENTS,
  learners: LEARNERS,
  ratings: RATINGS,
} as const satisfies Readonly<Record<BoardFigures['kind'], readonly Column<never>[]>>;

/** A row's cells, in the order of its board's columns. */
export function cellsOf(row: BoardRow, w: BoardWords): readonly ComponentChildren[] {
  const { figures } = row;
  switch (figures.kind) {
    case 'players':
      return PLAYERS.map(({ cell }) => cell(figures, row, w));
    case 'agents':
      return AGENTS.map(({ cell }) => cell(figures, row, w));
    case 'learners':
      return LEARNERS.map(({ cell }) => cell(figures, row, w));
    case 'ratings':
      return RATINGS.map(({ cell }) => cell(figures, row, w));
  }
}
