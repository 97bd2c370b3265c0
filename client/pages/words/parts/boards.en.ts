/** The boards, in English. Fetched with their page; what stands in a row's detail has a file of its own. */
import { formatsOf } from '../format.ts';
import { boardRowsEn } from './boardRows.en.ts';

const { whole, short, several } = formatsOf('en');

export const boardsEn = {
  ...boardRowsEn,
  title: 'Boards',
  lead: 'Every row was computed again before it was let in, and you can compute it once more.',
  boards: 'Which board',
  boardName: { players: 'Players', agents: 'Agents', learners: 'Learners', ratings: 'Ratings' },
  what: {
    players: 'A row is a player’s longest survival run at this speed, with its replay.',
    agents: 'A row is an uploaded policy, tested in worlds that were drawn only after its weights were fixed.',
    learners: 'A row is a recipe that this server trained again from nothing, on seeds drawn after it was submitted.',
    ratings: 'A row is a player or an agent: people and machines are rated on one ladder, by the duels they finish.',
  },
  proof: {
    players:
      'Proven: the pushes came in real time and stand for exactly so long. Not proven: that a person made them, for a program could have sent them.',
    agents: 'Proven: these weights get these figures in these worlds. Not proven: who trained them, and how.',
    learners:
      'Proven: this recipe learns so fast on these seeds, to the bit. Not proven: that other seeds are as kind.',
    ratings:
      'Proven: this server stepped every game itself. Not proven: that each name is another person, or that a person played.',
  },
  provenTitle: 'What is proven',
  provenYes: 'Proven',
  provenNo: 'Not proven',
  provenHow: 'Check it yourself',
  provenFull: {
    players: {
      yes: 'The server drew the seed and gave each run an id that counts once. It took every push by its own clock, so nobody can play in slow motion, and it stepped the cart itself. Runs that were left are counted, so nobody can throw bad starts away in silence.',
      no: 'Who or what pressed. Balancing a cart is easy for a program, and a program could send its pushes in real time.',
      how: 'Open a row and verify it: your browser steps the same pushes and has to come to the same hash, at every tenth tick and at the end.',
    },
    agents: {
      yes: 'The hash of the weights was stored first, then the seeds were drawn from fresh randomness that stands with the row. Weights are numbers, no code of the author runs, and the server played all episodes itself.',
      no: 'How the weights came about, and that they are as good in worlds that were not drawn: the interval says how sure the mean is.',
      how: 'Download the weights, or let your browser play any set again: seeds follow from hash and randomness, and the hash of all returns has to be the same.',
    },
    learners: {
      yes: 'The recipe was fixed before its seeds were drawn. The server trained every seed from nothing, and every run ends with a hash of its weights.',
      no: 'That the recipe is as fast on every seed. Five are few; the table of a row shows each of them, also those that never solved it.',
      how: 'Train a seed in your browser or with npm run train: the weights have to have the same hash.',
    },
    ratings: {
      yes: 'Only finished duels between strangers count, on seeds of the server. Each result is what the server’s own steps came to, and most games can be watched again.',
      no: 'That two names are two people, or that a player uses no program. Distinct opponents stand beside each rating for this reason.',
      how: 'Open a row: its games are there with their replays, and each replay can be verified.',
    },
  },

  division: { players: 'Speed', ratings: 'Speed', agents: 'World', learners: 'World' },
  total: (n: number) => several(n, 'row', 'rows'),
  shownOf: (first: number, last: number, total: number) =>
    `${whole.format(first)} to ${whole.format(last)} of ${whole.format(total)}`,
  found: (n: number, text: string) => `${several(n, 'name', 'names')} with “${text}”`,
  searchLabel: 'Find a name',
  searchClear: 'Clear the search',
  toTop: 'To the top',
  toMine: 'Around me',
  better: 'Better',
  worse: 'Worse',
  pages: 'Parts of the board',
  refresh: 'Refresh',
  refreshed: 'Up to date',
  live: 'live',
  liveHint: 'Changes appear by themselves.',
  quietHint: 'Not connected: this is how the board was when it was fetched.',
  moved: (from: number, to: number) =>
    to < from
      ? `You rose from rank ${whole.format(from)} to ${whole.format(to)}.`
      : `You fell from rank ${whole.format(from)} to ${whole.format(to)}.`,
  exportTitle: 'The whole board as a file',
  exportAs: { csv: 'CSV', json: 'JSON' },
  exportLabel: (format: string) => `The whole board as ${format}`,
  ways: { agents: 'Upload an agent', learners: 'Submit a recipe', verify: 'Prove it', api: 'Use the API' },
  waysTitle: 'Take part, and check',
  wayText: {
    agents: 'Weights of your own, from PyTorch, Keras or our files.',
    learners: 'A recipe, to be trained on seeds that nobody chose.',
    verify: 'The golden trace and the top rows, in your browser.',
    api: 'Every row and every upload as JSON.',
  },

  caption: (board: string, division: string) => `${board}, ${division}, best first`,
  open: 'Open the row',
  mine: 'you',
  house: 'house',
  houseHint: 'shipped with the arena',
  by: (name: string) => `by ${name}`,
  who: { player: 'person', agent: 'agent' },
  loading: 'Fetching the board',

  emptyTitle: {
    players: 'Nobody has survived here yet',
    agents: 'No agent has been tested yet',
    learners: 'No recipe has been trained yet',
    ratings: 'Nobody is rated yet',
  },
  emptyText: {
    players: 'Keep the pole up alone, at this speed. Your first finished run is the first row.',
    agents: 'The agents of the house are tested in the background at first start. Yours can stand beside them.',
    learners: 'The recipes of the house are trained in the background at first start. Yours can stand beside them.',
    ratings: 'Play a duel against a stranger or an agent to its end: both get a rating.',
  },
  emptyAct: {
    players: 'Play a survival run',
    agents: 'Upload an agent',
    learners: 'Submit a recipe',
    ratings: 'Play a duel',
  },
  noneFound: (text: string) => `No name has “${text}” in it.`,
  notMine: {
    players: 'You have no row here yet. Finish one survival run at this speed, and you do.',
    agents: 'None of the agents here is yours.',
    learners: 'None of the recipes here is yours.',
    ratings: 'You have no rating at this speed yet. Finish one duel, and you do.',
  },
  broken: 'Part of this link says nothing to this page. The rest is shown.',
  failTitle: {
    unreachable: 'The board cannot be had',
    missing: 'There is no such part of the board',
    busy: 'The server has too much to do',
    unknown: 'This server keeps no such board',
  },
  failText: {
    unreachable: 'The server does not answer. The page tries again as soon as it is back.',
    missing: 'The link may be damaged, or too old.',
    busy: 'Try again in a moment.',
    unknown: 'It may be older than this page. Reload to get the page that belongs to it.',
  },
  stale: 'The server does not answer: this is how the board was last.',
  retry: 'Try again',
  reload: 'Reload',

  crossTitle: 'Agents against each other',
  crossText:
    'A round robin plays on in the background. A cell is the share of duels that the agent of the row won against the one of the column; a draw is half of one.',
  crossCaption: (division: string) => `Share of duels won at ${division}, row against column`,
  crossCell: (row: string, column: string, wins: number, draws: number, losses: number) =>
    `${row} against ${column}: ${whole.format(wins)} won, ${whole.format(draws)} drawn, ${whole.format(losses)} lost`,
  crossSelf: 'itself',
  crossNone: 'not met',
  crossEmpty: 'Fewer than two agents are rated at this speed so far.',
  crossScroll: 'The table is wider than the screen: move it sideways.',
  crossScale: { lost: 'all lost', even: 'even', won: 'all won' },
  crossAgent: 'Agent',
  percent: (share: number) => whole.format(100 * share),
  number: whole.format,
  decimal: short.format,
};

export type BoardWords = typeof boardsEn;
