/** The panels of a run's world: stage, Q values, decision map, frames, lake, table. */
import { formatsOf } from '../format.ts';

const { whole, short, small, several, form } = formatsOf('en');
/** To a tenth; nothing is minus nothing. */
const tenth = (value: number): string => short.format(Math.round(value * 10) / 10 || 0);
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const FIELD = { start: 'start', ice: 'ice', hole: 'hole', goal: 'goal' } as const;

export const worldsEn = {
  worldsStageTitle: 'The episode',
  worldsWaiting: 'Waiting for the run',
  worldsUnknown: (environment: string) => `This page cannot draw ${environment}.`,
  worldsWay: 'What is shown',
  worldsWays: { training: 'As it trains', beforeAfter: 'Before and after', shown: 'Shown episodes' },
  worldsWayHint: {
    training: 'Its very steps, exploring included; beside them the same network without exploring.',
    beforeAfter: 'The first checkpoint and the newest one, both without exploring, from one start.',
    fast: 'It trains faster than anybody can look, so no steps are sent: here its newest network plays without exploring.',
    shown: 'The episodes that its source shows at the end, without exploring.',
  },
  worldsProblem: (why: string) => `A checkpoint could not be shown: ${why}. It is asked for again.`,
  worldsRole: {
    training: 'Training',
    greedy: 'Without exploring',
    before: 'Before',
    after: 'After',
    shown: 'Shown episode',
  },
  worldsEpisode: (episode: number) => `Episode ${whole.format(episode)}`,
  worldsShownOf: (n: number, of: number) => `${whole.format(n)} of ${whole.format(of)}`,
  worldsOfStep: (step: number) => `as of step ${whole.format(step)}`,
  worldsSteps: (steps: number) => several(steps, 'step', 'steps'),
  worldsEnd: (kind: 'cart' | 'lake', ended: 'terminated' | 'truncated', total: number): string => {
    if (ended === 'truncated') return kind === 'cart' ? 'stood to the end' : 'out of time';
    if (kind === 'cart') return 'down';
    return total > 0 ? 'reached the goal' : 'fell into a hole';
  },
  worldsPlay: 'Play',
  worldsPause: 'Pause',
  worldsSpeed: (speed: number) => `${speed}×`,
  worldsLive: 'Live',
  worldsOver: 'The run is over',
  worldsBehind: (steps: number, seconds: number) =>
    `${several(steps, 'step', 'steps')} behind (${seconds < 100 ? short.format(seconds) : whole.format(seconds)} s)`,
  worldsToLive: 'Back to live',
  worldsToEnd: 'To its end',
  worldsKept: (oldest: number, newest: number) =>
    `Play again: episodes ${whole.format(oldest)} to ${whole.format(newest)} are kept`,
  worldsKeptNone: 'Finished episodes can be played again here.',
  worldsMaxPace: 'This run trains as fast as it can and sends no steps.',
  worldsReplay: 'Watch it from its beginning',
  worldsReplayHint:
    'Trains it again in this page, from recipe and seed, at a pace that can be watched: the same steps.',
  worldsReplaying: 'Training it again in this page',
  worldsReplayStop: 'Back to the run itself',
  worldsReplayFailed: 'It could not be trained again in this browser.',

  worldsQTitle: 'What it expects',
  worldsQHint: {
    cart: 'Q values: the reward it expects to come after a push to either side. Longer is better.',
    lake: 'Q values: the reward it expects to come after a step each way. Longer is better.',
  },
  worldsQWhose: {
    training: 'Of the training episode',
    greedy: 'Of the episode without exploring',
    before: 'Of the first checkpoint',
    after: 'Of the newer checkpoint',
    shown: 'Of the shown episode',
  },
  worldsActions: { cart: ['Left', 'Right'], lake: ['Left', 'Down', 'Right', 'Up'] } as Readonly<
    Record<'cart' | 'lake', readonly string[]>
  >,
  stateTitle: 'What it is told',
  stateLean: 'Lean',
  stateTurning: 'Turning',
  stateDegrees: (radians: number) => `${tenth((radians * 180) / Math.PI)}°`,
  stateSpin: (radians: number) => `${tenth(radians)} rad/s`,
  worldsTwo: (n: number) => two.format(n),

  mapTitle: 'Decision map',
  mapHint: 'Which way it would push for every lean of the pole and every speed of its turning.',
  mapLabel: 'Decision map: lean of the pole from left to right, speed of its turning from below to above.',
  mapWaiting: 'Waiting for its first weights',
  mapAngle: 'lean of the pole',
  mapSpin: 'turning, ±3 rad/s, to the right is up',
  mapLeft: 'left is better',
  mapEven: 'no difference',
  mapRight: 'right is better',
  mapPath: 'the cart’s own path',
  mapOf: (step: number, largest: number) =>
    `As of step ${whole.format(step)}. The largest difference is ${small.format(largest)}.`,
  mapFollow: 'Follow the cart',
  mapX: 'Position',
  mapXDot: 'Velocity',
  mapMetres: (x: number) => `${tenth(x)} m`,
  mapSpeed: (xDot: number) => `${tenth(xDot)} m/s`,

  pixelsTitle: 'What it sees',
  pixelsHint: 'Nothing but these pixels: no position, no angle. This is the very input of its first layer.',
  pixelsNow: 'The frame now',
  pixelsAgo: (age: number) => `The frame of ${several(age, 'step', 'steps')} ago`,
  pixelsChange: (age: number) =>
    `What has changed in ${several(age, 'step', 'steps')}: green is brighter, violet darker`,
  pixelsFilters: 'What it looks for',
  pixelsFiltersHint: 'The filters of its first layer, one part for each image above, as they are being learned.',
  pixelsFiltersLabel: (filters: number, size: number) =>
    `${several(filters, 'filter', 'filters')} of ${whole.format(size)} by ${several(size, 'pixel', 'pixels')}`,

  lakeLabel: (columns: number, rows: number) =>
    `Lake of ${whole.format(columns)} by ${several(rows, 'field', 'fields')}; the table below has the same in numbers`,
  lakeLow: 'Expects little',
  lakeHigh: 'expects much.',
  lakeArrow: 'Arrow: where it would go. Flag: the goal. Dashed: a hole.',
  lakeTable: 'The same in numbers',
  lakeField: 'Field',
  lakeGreedy: 'Would go',
  lakePlace: (row: number, column: number, kind: keyof typeof FIELD) =>
    `Row ${whole.format(row)}, column ${whole.format(column)}, ${FIELD[kind]}`,
  lakeWent: (wanted: string) => `Wanted and went: ${wanted.toLowerCase()}`,
  lakeSlipped: (wanted: string) => `Slipped: it wanted ${wanted.toLowerCase()}`,

  tableTitle: 'The table',
  tableHint:
    'Everything it knows: one cell for each box of states. Large blocks by position and velocity, in each the cells by lean and turning.',
  tableAcross: 'position of the cart; within a block, lean of the pole',
  tableUp: 'velocity; within a block, turning',
  tableUntouched: 'nothing learned yet',
  tableHere: 'where the cart is',
  tableTouched: (touched: number, of: number) =>
    `${whole.format(touched)} of ${several(of, 'cell', 'cells')} ${form(touched, 'has', 'have')} learned something.`,
};
