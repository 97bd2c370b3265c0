/** Handing in an agent or a recipe, in English. Fetched with its page. */
import { formatsOf } from '../format.ts';

const { whole, several, form } = formatsOf('en');

export const submitEn = {
  title: 'Put it on a board',
  lead: 'An agent plays in worlds that do not exist yet when you hand it in. A recipe is trained again from nothing. Nobody has to be believed.',
  tabs: { agent: 'An agent', recipe: 'A recipe' },
  tabsLabel: 'What to hand in',
  small: 'This server is set to few and short episodes (BOARD_BUDGET=small). Its figures are for trying out.',

  dropTitle: 'Drop your policy here',
  dropOver: 'Let go, and it is read',
  dropText: 'One file, or model.json together with its files of weights. It is read in your browser first.',
  choose: 'Choose files',
  others: 'Choose others',
  formats: 'safetensors, tfjs LayersModel, plain JSON, or a checkpoint of this program',
  reading: 'Reading …',
  readAs: {
    checkpoint: 'a checkpoint',
    safetensors: 'safetensors',
    json: 'plain JSON',
    'layers-model': 'a LayersModel',
  },
  network: (layers: readonly number[], parameters: number, format: string) =>
    `Read as ${format}: ${layers.map((units) => whole.format(units)).join(' · ')}, ${several(parameters, 'parameter', 'parameters')}`,
  hash: 'SHA-256 of its weights',
  hashText: 'The same network has the same hash, whatever file it comes in. This is what is committed.',
  name: 'Its name on the board',
  nameHint: '2 to 20 characters',
  public: 'Its weights become public: whoever doubts the row needs them, and others can play against it.',
  submit: 'Hand it in',
  submitting: 'Sending …',
  notConnected: 'Without a connection to the server nothing can be handed in.',

  stepsTitle: 'What happens then',
  steps: {
    commit: 'Its hash is stored',
    commitText: 'From here on the weights are fixed.',
    draw: 'Seeds are drawn',
    drawText: '32 bytes of fresh randomness. With the hash they give every seed, and both stand with the row.',
    play: 'It plays',
    playText: (episodes: number, limit: number) =>
      `${several(episodes, 'episode', 'episodes')} to ${several(limit, 'tick', 'ticks')} ${form(episodes, 'decides', 'decide')} the rank.`,
    ties: (episodes: number, limit: number, worlds: number) =>
      `Ties are broken by ${several(episodes, 'episode', 'episodes')} to ${several(limit, 'tick', 'ticks')}, then by ${several(worlds, 'other world', 'other worlds')}: winds, gravities, lengths of the pole.`,
    row: 'It is on the board',
    rowText: 'With its figures, its seeds and its file. Anybody can compute it again, also in the browser.',
  },
  caps: (waiting: number, aDay: number) =>
    `Up to ${whole.format(waiting)} of yours ${form(waiting, 'waits', 'wait')} at a time, ${whole.format(aDay)} a day.`,
  waitingNow: (n: number) =>
    n === 0 ? 'Nobody waits at this moment.' : `At this moment ${several(n, 'waits', 'wait')}.`,

  takenTitle: 'What is taken',
  taken:
    'Dense layers with ReLU, 1 to 3 hidden ones, 4 inputs, 2 outputs, at most 262,144 parameters. Weights, never code.',
  exportTitle: 'From PyTorch, Stable-Baselines3 or Keras',
  exportText: 'One short script each, in the folder docs/export. It needs nothing but the library itself.',
  commandTitle: 'From the command line',
  commandText: 'It waits, and prints the row.',

  yoursTitle: 'Yours',
  statusOf: {
    queued: 'waits',
    running: 'is being computed',
    admitted: 'is on the board',
    refused: 'was refused',
  },
  kindOf: { agent: 'Agent', learner: 'Recipe' },
  place: (n: number) => (n === 1 ? 'next in the queue' : `number ${whole.format(n)} in the queue`),
  left: (seconds: number) =>
    seconds < 1
      ? 'a moment left'
      : seconds < 90
        ? `about ${several(Math.ceil(seconds), 'second', 'seconds')} left`
        : `about ${several(Math.round(seconds / 60), 'minute', 'minutes')} left`,
  percent: (share: number) => `${whole.format(100 * share)} %`,
  progressLabel: (name: string) => `How far ${name} is`,
  committed: 'Hash, committed',
  entropy: 'Randomness, drawn after that',
  entropyWaits: 'is drawn when its turn comes',
  rank: (n: number) => `Rank ${whole.format(n)}`,
  openRow: 'See its row',
  there: 'This very one is here already.',
  done: (name: string, rank: number) => `${name} is on the board, rank ${whole.format(rank)}.`,
  refusedSaid: (name: string) => `${name} was refused.`,

  problems: {
    unreachable: 'The server cannot be reached. Try again in a moment.',
    'no-session': 'The server does not know this browser yet. Wait until the page is connected, and try again.',
    'may-not-rank': 'An administrator has barred this player from the boards.',
    'too-large': 'The files are larger than is taken.',
    'too-many-waiting': 'As many of yours wait already as may. Try again when one is done.',
    'too-many-today': 'That were enough for today. Try again tomorrow.',
    'queue-full': 'Too many wait at this moment. Try again in some minutes.',
    'rate-limited': 'That was too often. Try again in some minutes.',
    'server-closing': 'The server is restarting. Try again in a moment.',
    'already-there': 'This very one is here already: the same hash.',
    'bad-name':
      'Such a name is not taken: 2 to 20 letters, digits, spaces, dots, hyphens or underscores of one alphabet, and no name of the arena itself.',
    'not-a-policy': 'This is no file that is read here. Take safetensors, a LayersModel, plain JSON or a checkpoint.',
    'needs-export':
      'Such files can hold code, so they are not opened. Export the weights first: the scripts are below.',
    truncated: 'The file ends too early: it was cut.',
    damaged: 'The file was cut or changed: its checksum does not match.',
    'missing-file': 'A file of weights is missing. Drop model.json and its .bin files together.',
    'bad-header': 'What the file says of itself cannot be understood.',
    unsupported:
      'There is something in it besides dense layers with ReLU, or numbers that are neither float32 nor float64.',
    'bad-shape': 'Its layers do not fit each other, or are too few or too many.',
    ambiguous: 'Its layers fit each other in more than one order. Give their names numbers.',
    'network-too-large': 'The network is larger than is taken: 262,144 parameters, 4,096 units a layer.',
    'not-finite': 'One of its weights is not a finite number: the training went astray.',
    'not-a-checkpoint': 'It is no checkpoint of this program.',
    'unknown-version': 'It is of another version of this program.',
    pixels: 'It sees frames. This board is for policies that see the four numbers; there is none for pixels yet.',
    'other-world': 'It plays another world. This board is for CartPole-v1: 4 inputs and 2 outputs.',
    unreadable: 'Reading it takes more time or memory than any policy within the limits does.',
    crashed: 'Its evaluation broke off twice. Nothing was stored; you can hand it in again.',
    'too-long': 'Its evaluation took longer than is allowed.',
    failed: 'The server failed at it. This is our fault; try again later.',
  } as Readonly<Record<string, string>>,
};

export type SubmitWords = typeof submitEn;
