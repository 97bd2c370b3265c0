/** Classes, in English. Fetched with their page. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14;
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`;
}

export const classEn = {
  title: 'Class',
  lead: 'Everybody balances the same cart at the same time, each on their own device. The whole class is on one big screen.',
  privacy:
    'Names stay in this server’s memory while the class lasts, and nowhere else: no account, no board, no log. Nothing of a class is stored; results are yours to save.',

  joinTitle: 'Join a class',
  code: 'Code on the big screen',
  name: 'Your name',
  nameHint: 'A first name is enough. Everybody in the class sees it.',
  join: 'Join',
  openTitle: 'Open a class',
  openText: 'This page becomes the big screen, for a projector.',
  steps: [
    'Everybody types the code on a phone or a computer of the same network.',
    'Start a round: the same start for all, and one try each.',
    'The last one standing wins. Then the next round.',
  ] as readonly string[],
  open: 'Open a class',

  problems: {
    'no-class':
      'There is no class with this code. Compare it with the big screen; a class is over an hour after its host has gone.',
    'class-full': 'This class is full: it has forty places.',
    'bad-name': 'This name cannot be used here: 2 to 20 letters, digits or single spaces, and no name of the arena.',
    'name-taken': 'Somebody in this class has this name, or one that looks like it. Choose another.',
    'shut-out': 'The host has sent you, or this name, out of this class.',
    'not-now': 'A round cannot begin now: nobody is here, or one is running.',
    'rate-limited': 'Too many tries. Wait some minutes, then look at the code again.',
    'server-full': 'This server plays as many matches as it can. Try again in a moment.',
    'server-closing': 'The server is restarting. Try again in a moment.',
    unreachable: 'No answer from the server. Check your connection and try again.',
    'unknown-agent': 'The chosen agent is not here any more. Choose another, or none.',
    other: 'That did not work. Load the page again and try once more.',
  },
  ends: {
    closed: { title: 'This class is over', text: 'Its host has closed it, or was away for too long.' },
    kicked: { title: 'You are out of this class', text: 'The host has sent you out.' },
    moved: { title: 'Your place moved', text: 'Another page of this browser has your place in the class now.' },
    'server-closing': { title: 'This class is over', text: 'The server was stopped, and classes are kept nowhere.' },
  },

  comeIn: 'How to come in',
  goTo: 'Open',
  andType: 'and type',
  qr: 'The same as a QR code, for a phone’s camera',
  ownAddress:
    'Others cannot reach this address: it means their own device. Open this page by this computer’s name or address in the network.',
  here: (count: number) => `${several(count, 'player', 'players')} here`,
  nobody: 'Nobody yet. Names appear as they come.',
  away: 'away',
  kick: (name: string) => `Send ${name} out`,
  nextRound: (round: number) => `Round ${whole.format(round)}`,
  speedHint: 'Half of real time is right for a first try.',
  windHint: 'Calm until tick 500; then the wind rises until nobody stands. The same for all.',
  rival: 'Agent in a lane',
  rivalHint: 'It starts where you all start. A round ends with the last of you, not with it.',
  noRival: 'None',
  start: 'Start the round',
  close: 'Close the class',
  closeSure: 'Names and results are gone then. Save what you need first.',
  closeNow: 'Close it now',

  results: 'Results',
  roundOver: (round: number) => `After round ${whole.format(round)}`,
  place: 'Place',
  placeOf: ordinal,
  nameColumn: 'Name',
  ticks: 'Ticks',
  how: 'How it ended',
  fell: { angle: 'tipped over', edge: 'left the track' },
  left: 'left',
  stands: 'stands',
  sum: 'Sum',
  best: 'Best',
  agent: 'Agent',
  saveCsv: 'Save as CSV',
  saveJson: 'Save as JSON',

  roundTitle: (round: number) => `Round ${whole.format(round)}`,
  roundBegins: (round: number) => `Round ${whole.format(round)} begins`,
  ticksWord: 'ticks',
  standingOf: (people: number) => `of ${whole.format(people)} stand`,
  codeIs: 'Code',

  youAreIn: 'You are in',
  asName: 'You are',
  waitForHost: 'The round starts on the big screen. Keep this page open.',
  hostAway: 'The host is away. The class waits for them.',
  nextIsYours: 'The next round is yours',
  roundRuns: (standing: number) => `A round is running: ${several(standing, 'player', 'players')} still standing.`,
  howToPush:
    'Hold left or right: arrow keys, A and D, or the halves of the screen. Push under the pole, the way it leans.',
  youCame: (place: number, ticks: number) => `You came ${ordinal(place)}, with ${several(ticks, 'tick', 'ticks')}`,
  youStood: (ticks: number) => `You stood for ${several(ticks, 'tick', 'ticks')}`,
  lookUp: 'Look up: the others are on the big screen.',
  stillStand: (standing: number) => `${whole.format(standing)} standing`,
};

export type ClassWords = typeof classEn;
