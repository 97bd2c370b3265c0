/** The games that one plays alone, in English. */
import { formatsOf } from '../format.ts';

const { whole, short, several } = formatsOf('en');

export const aloneEn = {
  alonePlace: 'Back to Play',
  aloneAgent: (level: string, episode: number) => `${level}, episode ${whole.format(episode)}`,
  aloneNoPush: 'No push',
  aloneNotRanked: 'not in ranked play',
  alonePolicyLost: 'The agent could not be fetched. Check your connection and try again.',

  practiceTitle: 'Practice',
  practiceLead: 'The cart to yourself, as slow as you like. Nothing is counted but your own best.',
  practiceRuleNone:
    'Here you may also not push at all: arrow down, S or the middle pad. Ranked play has left and right only.',
  practiceRuleStick: 'Or let an agent balance and take its stick whenever you like: same cart, same moment.',
  practiceFigure: 'Small pushes, often, and always under the pole.',
  practiceStart: 'Start practising',
  practiceWay: 'At the cart',
  practiceWayOwn: 'You',
  practiceWayStick: 'Agent and you',
  practiceWayOwnHint: 'From the first tick to the fall, then again.',
  practiceWayStickHint: 'Hold T or the button, and its cart is yours. Let go, and it takes over from there.',
  practiceSpeedName: { '0.25x': '0.25×', '0.5x': '0.5×', '0.75x': '0.75×', '1x': '1×' },
  practiceSpeedHint: {
    '0.25x': 'A quarter of real time: to see what a push does.',
    '0.5x': 'Half of real time: the slowest that duels have.',
    '0.75x': 'Three quarters of real time.',
    '1x': 'Real time, as fast as the agents live.',
  },
  practiceGentle: 'Gentle start',
  practiceGentleHint: 'Upright and still, and the clock waits for your first push.',
  practiceAgent: 'Agent',
  practiceLets: 'Letting go is no push',
  practiceTry: (count: number) => `try ${whole.format(count)}`,
  practiceBest: 'best so far',
  practiceAgain: 'Start again',
  practiceWaits: 'Push left or right to begin',
  practiceSoFar: (best: number, tries: number) => `Best of ${whole.format(tries)}: ${several(best, 'tick', 'ticks')}.`,

  stickTake: 'Take the stick',
  stickGiveBack: 'You have the stick',
  stickYours: 'This cart is yours',
  stickTheirs: 'balances; hold T to take over',
  stickBack: (name: string) => `${name} has the stick again`,
  stickHeld: 'ticks in your hands',
  stickLongest: (ticks: number) => `longest ${whole.format(ticks)}`,
  stickSoFar: (ticks: number, longest: number) =>
    `You had it for ${several(ticks, 'tick', 'ticks')}; longest ${whole.format(longest)}.`,

  saboteurTitle: 'Saboteur',
  saboteurLead: 'You are the wind. An agent balances its cart; bring it down within 500 ticks, the earlier the better.',
  saboteurRuleBreath:
    'You blow nearly as hard as it pushes, but your breath lasts half a second and comes back while you let go.',
  saboteurRuleScore: 'It cannot fall by bad luck alone: afterwards you see how long it would have stood without you.',
  saboteurFigure: 'It does not know yet that you are coming.',
  saboteurVictim: 'Your victim',
  saboteurSpeedHint: 'Best scores are kept for each agent and speed, in this browser.',
  saboteurStart: 'Blow',
  saboteurAverage: (mean: number) => `stands ${several(mean, 'tick', 'ticks')} on average`,
  saboteurNoBest: '–',
  saboteurYourBest: 'your best',
  saboteurBest: (tick: number, used: number) =>
    `Your best: down at tick ${whole.format(tick)}, with ${short.format(used)} N·s.`,
  saboteurBreath: 'Breath',
  saboteurBreathText: (left: number) => `${short.format(left)} N·s`,
  saboteurUsed: (used: number) => `${short.format(used)} N·s blown so far`,
  saboteurToppled: (tick: number) => `Down at tick ${whole.format(tick)}`,
  saboteurStood: 'It stood its ground',
  saboteurSpent: (used: number) => `You blew ${short.format(used)} N·s.`,
  saboteurUnharmed: (alone: number, tick: number) =>
    alone >= 500
      ? 'Left alone, it would have stood to the end.'
      : `Left alone, it would have fallen at tick ${whole.format(alone)}${tick > alone ? ': you held it up' : ''}.`,
  saboteurRecord: 'New best',
  saboteurAgain: 'Again',
  saboteurChange: 'Change victim',

  beforeAfterTitle: 'Before and after',
  beforeAfterLead: 'One seed, one wind, two moments of learning. See what practice made of it.',
  beforeAfterRuleSame: 'Both carts start in the same place and feel the same gusts. Only the networks differ.',
  beforeAfterRuleAgain: 'Once may be luck: go again with another seed, and read who was still standing when.',
  beforeAfterFigure: 'Before: every push a guess.',
  beforeAfterBefore: 'Before',
  beforeAfterAfter: 'After',
  beforeAfterYou: 'You as well',
  beforeAfterYouHint: 'A third cart is yours, from the same start.',
  beforeAfterStart: 'Compare',
  beforeAfterSame: 'Same start, same wind',
  beforeAfterSkip: 'To the end',
  beforeAfterOver: 'This time',
  beforeAfterAgain: 'Another seed',
  beforeAfterMore: 'Ten more at once',
  beforeAfterChange: 'Choose others',
  survivalCaption: (tries: number) =>
    tries === 1
      ? 'Still standing after so many ticks'
      : `Still standing after so many ticks, in ${whole.format(tries)} tries`,
  survivalWho: 'Who',
  survivalMean: 'Mean',
  survivalNone: '–',

  watchStickYours: 'This very cart is yours, at half speed',
  watchStickHeir: (name: string) => `You let go; ${name} goes on from there`,
  watchStickLive: 'On this page only; the run goes on untouched',
  watchStickHeld: (ticks: number) => `${whole.format(ticks)} in your hands`,
  watchStickReturn: 'Back to the live run',
};
