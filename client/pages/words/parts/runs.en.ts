/** Training runs: their list, and the page of one. */
import { formatsOf } from '../format.ts';

const { whole, short, small, share, several, form } = formatsOf('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });
const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Of the rewards of an episode: whole numbers where they are, else with their fraction. */
const reward = (n: number): string => (Number.isInteger(n) ? whole : Math.abs(n) >= 10 ? short : small).format(n);

export const runsEn = {
  loadingPage: 'Opening the page',
  runsTitle: 'Training runs',
  runsLead: 'Everything that this server trains and has trained. Each one opens with its whole history.',
  runsAll: 'All runs',
  runsFilter: 'Which runs',
  runsFilterName: { all: 'All', live: 'Live and waiting', over: 'Over' },
  runsWorld: 'World',
  runsWorldAll: 'Every world',
  runsLoading: 'Fetching the runs',
  runsEmpty: {
    all: 'There are no runs yet. The first one starts by itself in a moment.',
    live: 'Nothing trains at the moment. The next run starts by itself.',
    over: 'No run has come to its end yet.',
  },
  runsLost: 'The list of runs cannot be had. The page keeps trying by itself.',
  runsStale: 'The server does not answer: this is how the list was last.',
  runsOlder: 'Show older runs',
  runsWhen: (ms: number) => when.format(ms),
  runsSteps: 'Steps',
  runsEpisodes: 'Episodes',
  runsStop: 'Stop',
  runsWhich: (recipe: string, seed: number) => `${recipe}, seed ${seed}`,
  runsNotStopped: 'This run could not be stopped. Try again.',

  runStatus: { queued: 'waiting', running: 'live', ended: 'ended', stopped: 'stopped', failed: 'failed' },
  runQueued: (place: number) => `waiting, place ${whole.format(place)}`,
  runFailed: 'It broke off:',
  runTitle: (recipe: string, environment: string) => `${recipe} on ${environment}`,
  runSeed: (seed: number) => `seed ${seed}`,
  runPaceWatch: (perSecond: number) =>
    `${reward(Math.round(10 * perSecond) / 10)} ${form(perSecond, 'step', 'steps')} a second, to be watched`,
  runPaceMax: 'as fast as it goes',
  runByServer: 'by the server',
  runBy: (name: string) => `by ${name}`,
  runToShowcase: 'To the live run',
  runGoneTitle: 'There is no such run',
  runGoneText: (id: string) => `The server keeps no run named ${id}. It may be too old, or the link may be damaged.`,
  runEvaluation: 'Greedy mean',
  runSolvedAt: 'Solved at step',

  runSettingsTitle: 'Recipe and proof',
  runSettings: 'All settings',
  runSettingsSave: 'Save the recipe',
  runToLab: 'Open in the Lab',
  runHash: 'Fingerprint (SHA-256) of its weights at the end:',
  runRepeat: 'The same on your own machine; it ends with this very weightsSha256:',
  runRepeatFile: (file: string) =>
    `The same on your own machine, with the recipe saved as ${file}; it ends with this very weightsSha256:`,

  linkBroken: 'Part of this link cannot be followed. The rest is shown.',
  linkProblem: {
    unknown: 'says nothing to this page',
    twice: 'is there twice: the first one counts',
    name: 'is not the name of a run',
    number: 'is not a whole number',
    choice: 'is none of the choices',
    order: 'is not a range from a smaller to a larger number',
  },
  linkNearest: (asked: number, step: number) =>
    `No checkpoint of step ${whole.format(asked)} is kept. This is the nearest, of step ${whole.format(step)}.`,

  runChart: 'Curve',
  runChartName: { return: 'Return', loss: 'Loss', epsilon: 'Epsilon', q: 'Q values' },
  runChartTitle: {
    return: 'Return per episode',
    loss: 'TD loss',
    epsilon: 'Epsilon: share of random actions',
    q: 'Q values',
  },
  runAxis: 'Along the axis',
  runAxisName: { episode: 'by episode', step: 'by step' },
  runLog: 'Log scale',
  runReturnMean: 'return',
  runReturnBand: 'lowest to highest',
  runEvaluations: 'without exploring',
  runQMean: 'of its actions',
  runDoomed: 'highest where it is lost',
  runBound: 'no true value is above',
  runRange: (min: number, max: number) => (min === max ? reward(min) : `${reward(min)} to ${reward(max)}`),
  runChartLabel: (title: string, episode: number, value: string) =>
    `${title} up to episode ${whole.format(episode)}, now ${value}. The table below has the numbers.`,
  runZoom: 'Zoom. Keys: + − ← → 0; or draw across a chart with the mouse',
  runZoomStep: { in: 'Closer', out: 'Wider', back: 'Earlier', on: 'Later', whole: 'The whole run' },
  runZoomed: (from: number, to: number) => `From ${whole.format(from)} to ${whole.format(to)}`,
  runZoomedWhole: 'The whole run',
  runTable: 'The curves as a table',
  runTableHead: [
    'Episode',
    'Step',
    'Return',
    'Lowest to highest',
    'Mean of 100',
    'Epsilon',
    'TD loss',
    'Q values',
  ] as readonly string[],
  runTableRefresh: 'Bring up to date',

  collapseTitle: 'Does it collapse?',
  collapseHint:
    'Measured at the end of each episode, on fixed states. In our measurements no number foretold a fall reliably: this says what is seen, not what will come.',
  collapseWaiting: 'Nothing is measured yet: it begins with the first finished episode.',
  collapseNone:
    'Nothing stands out: the return holds, falls are in the replay, and the network tells the actions apart.',
  collapseJoined: (clauses: readonly string[]) => {
    const text = clauses.join('; ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  collapseReturnFell: (from: number, to: number, episodes: number) =>
    `it has fallen: a mean return of ${short.format(to)} in the last ${several(episodes, 'episode', 'episodes')}, ${short.format(from)} before`,
  collapseFallsGone: (part: number) => `falls have left the replay: ${share.format(part)} of it`,
  collapseGapShrank: (part: number, episodes: number) =>
    `the action gap shrank ${share.format(part)} in ${several(episodes, 'episode', 'episodes')}`,
  collapseDoomedHigh: (value: number, bound: number) =>
    `it expects up to ${reward(value)} where all is lost, and no true value is above ${reward(bound)}`,
  collapseGradientsGrew: (times: number, episodes: number) =>
    `gradients are ${short.format(times)} times as large as ${several(episodes, 'episode', 'episodes')} ago`,
  collapseName: {
    return: 'Return',
    terminalShare: 'Falls in the replay',
    actionGap: 'Action gap',
    doomedMaxQ: 'Highest Q where it is lost',
    gradientNorm: 'Gradient norm',
  },
  collapseBound: (bound: number) => `no true value is above ${reward(bound)}`,
  collapseLabel: (name: string, value: string) => `${name}, now ${value}`,

  timelineTitle: 'Timeline',
  timelineLive: 'Now, live',
  timelineEnd: 'At its end',
  timelineToLive: 'Live',
  timelineToEnd: 'To the end',
  timelineSlider: 'Moment shown',
  timelineJumps: 'Special moments',
  timelineMark: { first: 'first', best: 'best', newest: 'newest', solved: 'solved' },
  runReward: reward,
  runCount: (n: number) => (n < 1e7 ? whole : compact).format(n),
  timelineAt: (level: string, episode: number, step: number, mean: number, special: readonly string[]) =>
    [
      `${level}: episode ${whole.format(episode)}, step ${whole.format(step)}, ${reward(mean)} without exploring`,
      ...special,
    ].join(', '),
  timelineEmpty: 'The first checkpoint comes with the first test without exploring.',
  timelineNewestIs: 'The newest:',
  checkpointSize: (bytes: number) => `${short.format(bytes / 1000)} kB`,
  checkpointStick: 'Take its stick',
  keepTitle: 'Keep this moment',
  downloadAs: 'Download',
  downloadName: { own: 'Our file', 'layers-model': 'TensorFlow.js', safetensors: 'safetensors' },
  downloadDone: (files: string) => `Saved: ${files}`,
  downloadFailed: 'The file of this checkpoint could not be had. Try again, or choose another one.',
  viewLink: 'Link to this view',
};
