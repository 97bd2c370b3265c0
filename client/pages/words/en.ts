/** Every text of the pages in English; the keys here are the dictionary's. Functions take what varies, already as numbers. */
import { formatsOf } from './format.ts';
import { aloneEn } from './parts/alone.en.ts';
import { artEn } from './parts/art.en.ts';
import { boardStripEn } from './parts/boardStrip.en.ts';
import { bumperEn } from './parts/bumper.en.ts';
import { handsEn } from './parts/hands.en.ts';
import { matchEn } from './parts/match.en.ts';
import { momentsEn } from './parts/moments.en.ts';
import { pathEn } from './parts/path.en.ts';
import { ratingsEn } from './parts/ratings.en.ts';
import { replayEn } from './parts/replay.en.ts';
import { runsEn } from './parts/runs.en.ts';
import { siteEn } from './parts/site.en.ts';
import { survivalEn } from './parts/survival.en.ts';
import { worldsEn } from './parts/worlds.en.ts';

const { whole, short, small, share, several } = formatsOf('en');
const sideWord = { left: 'left', right: 'right' } as const;

export const en = {
  ...aloneEn,
  ...artEn,
  ...boardStripEn,
  ...bumperEn,
  ...handsEn,
  ...matchEn,
  ...momentsEn,
  ...pathEn,
  ...ratingsEn,
  ...replayEn,
  ...runsEn,
  ...siteEn,
  ...survivalEn,
  ...worldsEn,
  languageName: 'English',
  languageChoice: 'Language',
  schemeTitle: 'Colours',
  schemeAuto: 'as the system',
  schemeDark: 'dark',
  schemeLight: 'light',
  schemeLabel: (name: string) => `Colours: ${name}. Change`,
  siteName: 'CartPole Arena',
  skipToContent: 'Skip to the content',
  mainNavigation: 'Pages',
  navPlay: 'Play',
  navRace: 'Race',
  navWatch: 'Watch',
  navLab: 'Lab',
  navLearn: 'Learn',
  submitTitle: 'Put it on a board',
  meTitle: 'You',
  classTitle: 'Class',
  classLink: 'Play with a class',
  apiTitle: 'API',
  playingAs: (name: string) => `Playing as ${name}`,

  homeTitle: 'Keep the pole up longer than a machine that is learning to.',
  homeLead:
    'A learning agent is teaching itself to balance a pole on this server right now. Watch it learn, or take the same cart and beat it.',
  homePlay: 'Play now',
  homeWatch: 'Watch it learn',
  homeKeys: 'Two keys, left and right. No account.',
  homeLive: 'Live from the server',
  homeDemo: 'A fixed rule at the stick, until the live run is here',
  homeLiveLine: (episode: number, step: number) => `Episode ${whole.format(episode)}, step ${whole.format(step)}`,
  homePlayCard: 'Duel a moment of learning',
  homePlayText:
    'Every rival is an agent as it once was, from its first wobbles to never falling. Same start, same wind, same cart as yours.',
  homeRaceCard: 'Learn faster than it does',
  homeRaceText:
    'You and an agent that knows nothing start together, fall, and try again. First to 500 ticks in one life wins.',
  homeWatchCard: 'See what it sees',
  homeWatchText:
    'Its cart, its exploring, what it expects from left and from right, and its whole curve from the first episode on.',
  open: 'Open',

  levelNewborn: 'Newborn',
  levelWobbler: 'Wobbler',
  levelToddler: 'Toddler',
  levelApprentice: 'Apprentice',
  levelAcrobat: 'Acrobat',
  levelMaster: 'Master',
  levelUnshakable: 'Unshakable',
  newborn: 'Newborn',
  you: 'You',

  chooserTitle: 'Choose your rival',
  chooserLead:
    'Each one is a moment of learning: an agent as it was after that many episodes of practice by the recipe named. Another recipe is another agent.',
  agentMoment: (recipe: string | null, episode: number, mean: number) =>
    `${recipe === null ? 'Episode' : `${recipe}, episode`} ${whole.format(episode)}: balances ${several(mean, 'step', 'steps')} on average`,
  goodFirst: 'Good first rival',
  start: 'Play',
  speed: 'Speed',
  speedHint: {
    '0.5x': 'Half of real time: the place to start.',
    '0.75x': 'Three quarters of real time: for practised hands.',
    '1x': 'Real time, expert: whoever only reacts is down in less than a second.',
  },
  speedName: { '0.5x': '0.5×', '0.75x': '0.75×', '1x': '1×' },
  wind: 'Wind',
  windName: ['Calm', 'Breeze', 'Gusts', 'Storm'] as readonly string[],
  windHint: [
    'The classic world, without wind.',
    'Pushes up to a fifth as hard as you do. The same for both carts.',
    'Pushes up to two fifths as hard as you do. The same for both carts.',
    'Pushes more than half as hard as you do. The same for both carts.',
  ] as readonly string[],
  howTitle: 'How it works',
  howKeys: 'The cart is always being pushed: left or right. The key that you pressed last holds.',
  howTouch: 'On a phone: hold the left or the right half of the screen.',
  howRule: 'Down is a lean of more than 12° or 2.4 m from the middle. The last one standing wins.',
  orKeys: 'or',
  loadingAgents: 'Fetching the rivals',
  noAgents: 'The server has no rivals yet. Its agents are still learning; watch them meanwhile.',
  loadingStage: 'Preparing the carts',

  unreachableTitle: 'The server does not answer',
  unreachableText: 'Check your connection. The page keeps trying by itself.',
  retry: 'Try again now',
  versionTitle: 'This page is older than the server',
  versionText: 'Load it again to play.',
  reload: 'Load again',
  fullTitle: 'The server is full',
  fullText: 'Every seat is taken. Try again in a moment.',
  addressFullTitle: 'Too many from your network',
  addressFullText:
    'So many pages of your school, office or home are connected that the server takes no more of them. Close other tabs, or try again in a minute.',
  limitedTitle: 'That was too fast',
  limitedText: 'The server asks for a short break. Try again in a moment.',
  noOpponentTitle: 'No opponent',
  noOpponentText: 'This checkpoint’s policy does not see the cart as players do, so it cannot play against you.',
  agentGoneTitle: 'This rival has left',
  agentGoneText: 'Choose another one.',
  closingTitle: 'The server is restarting',
  closingText: 'It will be back in a moment, and this page finds it by itself.',
  failedTitle: 'That did not work',
  failedText: 'Try again.',
  back: 'Back',

  countdownSaid: (seconds: number) => `Starting in ${seconds}`,
  go: 'Go',
  ticks: 'ticks',
  tickOf: (limit: number) => `of ${whole.format(limit)}`,
  overtimeFrom: (tick: number) => `overtime from ${whole.format(tick)}`,
  overtime: 'Overtime: rising wind',
  standing: 'standing',
  down: 'down',
  windNow: 'Wind',
  windScale: 'Full: as strong as your own push. Square root scale.',
  windForce: (newtons: number) =>
    newtons === 0 ? 'calm' : `${short.format(Math.abs(newtons))} N to the ${newtons < 0 ? 'left' : 'right'}`,
  pushLeft: 'Push left',
  pushRight: 'Push right',
  held: 'Held key',
  netBuffer: (ticks: number) => `buffer ${short.format(ticks)} ticks`,
  netLate: (count: number) => several(count, 'late input', 'late inputs'),
  won: 'You win',
  lost: 'You fell first',
  lostRace: 'The newborn got there first',
  wonRace: 'You got there first',
  drawn: 'A draw',
  over: 'The duel is over',
  fellAngle: (name: string, tick: number, side: 'left' | 'right', degrees = 12) =>
    `${name}: down at tick ${whole.format(tick)}, the pole leaned past ${whole.format(degrees)}° to the ${sideWord[side]}`,
  fellEdge: (name: string, tick: number, side: 'left' | 'right') =>
    `${name}: down at tick ${whole.format(tick)}, off the ${sideWord[side]} end of the track`,
  stood: (name: string, tick: number) => `${name}: still standing at tick ${whole.format(tick)}`,
  endConnection: 'The connection was gone for too long, so the match was ended.',
  endClosing: 'The server is restarting, so the match was ended. Nothing of it counts.',
  rematch: 'Rematch',
  changeRival: 'Change rival',
  nextRival: (name: string) => `Next: ${name}`,
  leave: 'Leave',
  frozenTitle: 'Paused',
  frozenText:
    'The server missed your signal and waits for you, up to 30 seconds. It goes on after a one-second countdown.',
  reconnectTitle: 'Connection lost',
  reconnectText: 'Trying to get back to your match. Stay on this page; it resumes by itself.',
  lostMatchTitle: 'The match is gone',
  lostMatchText: 'The connection came back too late to resume it.',

  raceTitle: 'Race a newborn learner',
  raceLead:
    'It starts knowing nothing and learns in this page while you play. Both start each life from the same place, fall, and try again. First to 500 ticks in one life wins.',
  raceRule1: 'Its exploring counts too: what you see is what it really learns from.',
  raceRule2: 'Everything follows from one seed of the server, so anyone can re-run it and get the same learner.',
  raceFigure: 'This is how it begins: pushed at random, again and again.',
  raceStart: 'Start the race',
  raceAgain: 'Race again',
  raceLife: (life: number) => `Life ${whole.format(life)}`,
  raceBest: (ticks: number) => `best ${whole.format(ticks)}`,
  raceGoal: 'Goal 500',
  raceCurveCaption: 'Ticks per life, log scale',
  raceCurveLabel: (yours: number, yourBest: number, its: number, itsBest: number) =>
    `Ticks of each life. You: ${several(yours, 'life', 'lives')}, best ${whole.format(yourBest)}. The newborn: ${several(its, 'life', 'lives')}, best ${whole.format(itsBest)}.`,
  raceExploring: (percent: number) => `explores ${whole.format(percent)}% of the time`,
  raceWonText: (life: number, best: number, its: number) =>
    `You reached 500 ticks in life ${whole.format(life)}. After ${several(its, 'life', 'lives')} its best was ${whole.format(best)}.`,
  raceLostText: (life: number, best: number, yours: number) =>
    `It reached 500 ticks in life ${whole.format(life)}. After ${several(yours, 'life', 'lives')} your best was ${whole.format(best)}.`,
  raceDrawText: 'Both reached 500 ticks at the same moment.',
  raceSeed: (seed: number, recipe: string) => `Seed ${seed}, recipe ${recipe}`,
  raceFailedTitle: 'The learner could not start in this browser',
  raceFailedText: 'Load the page again. If it stays so, watch the learner on the server instead.',

  watchTitle: 'Live: an agent learns',
  watchWaiting: 'Waiting for the live run',
  watchNewRun: 'A new run has started. Following it from its first episode.',
  episode: 'Episode',
  step: 'Step',
  epsilon: 'Epsilon',
  updates: 'Updates',
  tdLoss: 'TD loss',
  exploring: 'exploring',
  greedy: 'own choice',
  qLeft: 'Left',
  qRight: 'Right',
  qGap: 'Gap',
  curveMean100: 'mean of 100',
  curveEmpty: 'The curve begins with the first finished episode.',
  solvedLine: (step: number) => `Solved at step ${whole.format(step)}`,
  none: 'none yet',

  notFoundTitle: 'There is no such page',
  notFoundText: 'These there are:',
  notFoundReplay: 'A replay, a run or a row of a board opens from its own link.',
  number: (n: number) => whole.format(n),
  decimal: (n: number) => short.format(n),
  small: (n: number) => small.format(n),
  percent: (n: number) => share.format(n),
};

/** The dictionary's shape: the same keys in every language, functions with the same arguments. */
export type Words = typeof en;
