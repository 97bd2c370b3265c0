/** Learn, chapter 10: from pixels. In English. */
import { formatsOf } from '../format.ts';

const { whole, short, small, several } = formatsOf('en');
const signed = new Intl.NumberFormat('en', {
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const signedFine = new Intl.NumberFormat('en', {
  maximumFractionDigits: 2,
  minimumFractionDigits: 2,
  signDisplay: 'exceptZero',
});

export const learnD2PixelsEn = {
  first:
    'Everywhere else on this site the network is told four numbers. In Nature 2015 it was told nothing: 49 Atari games, the same network, and only the screen. Three things make that possible.',
  stack:
    'A stack of frames. One picture shows where things are, not where they are going. Two carts that look the same may need opposite pushes. The paper therefore gives the last four frames that the agent has seen, each gray and reduced to 84 × 84.',
  convolution:
    'Convolutions. A small filter slides over the picture and reports at each place how much of its pattern is there. What it learns at one place it knows at all others, with few weights. The paper has 32 filters of 8 × 8 moved by 4, 64 of 4 × 4 moved by 2, 64 of 3 × 3 moved by 1, then 512 units and one Q value per action.',
  rest: 'And patience: an action is held for four frames, a replay of a million transitions, a target copied every 10,000 updates, 50 million frames a game.',
  ours: 'Ours is smaller. Frames have 24 × 48 pixels, and each is a drawing rather than a photograph: the pole is enlarged and every pixel holds the exact part that is covered, because a tick moves the pole by less than a pixel. In go the newest frame and four times its difference from the frame two ticks ago; then 8 filters of 5 × 5 moved by 3, 16 of 3 × 3 moved by 2, 64 units: 23,274 weights, learned in seconds by house-pixels.',

  figure: 'What it sees while it plays',
  hint: 'A trained network plays from frames alone. Switch what it is shown, and watch how long it stands.',
  showing: 'What it is shown',
  shown: { both: 'Two frames', newest: 'The newest one twice' },
  newest: 'The newest frame',
  older: (ticks: number) => `The frame ${several(ticks, 'tick', 'ticks')} ago`,
  change: 'Four times the difference: what it gets as the second channel',
  maps: 'What its 8 first filters report',
  map: (n: number) => `Filter ${whole.format(n)}`,
  scale:
    'Difference: one hue is brighter than before, the other darker. Filters: white is much of the pattern, black is none.',
  said: (tick: number, life: number, left: number, right: number) =>
    `Tick ${whole.format(tick)} of life ${whole.format(life)}. It expects ${small.format(left)} from left and ${small.format(right)} from right, so it pushes ${right > left ? 'right' : 'left'}.`,
  ended: (tick: number, life: number) => `Life ${whole.format(life)} is over after ${several(tick, 'tick', 'ticks')}.`,
  hidden: 'What it is never told',
  angle: 'Lean of the pole',
  angleText: (degrees: number) => `${signed.format(degrees)}°`,
  spin: 'Its turning',
  spinText: (degrees: number) => `${signed.format(degrees)}° a second`,
  place: 'Cart',
  placeText: (metres: number) => `${signedFine.format(metres)} m`,
  speed: 'Its speed',
  speedText: (metres: number) => `${signedFine.format(metres)} m a second`,
  lives: 'Lives so far, in ticks',
  noLives: 'none over yet',
  join: (lives: readonly number[]) => lives.map((ticks) => whole.format(ticks)).join(', '),
  waiting: 'The network is being fetched.',
  failed: 'The network cannot be had right now. It comes with the page; try again when there is a connection.',
  note: (mean: number) =>
    `The network learned with both frames and is not learning now. Shown one frame twice it is robbed of something it relies on; a network that learned that way from the start would be another experiment, which the Lab can do. Mean of the lives above: ${short.format(mean)} ticks.`,
  noteNone:
    'The network learned with both frames and is not learning now. Shown one frame twice it is robbed of something it relies on; a network that learned that way from the start would be another experiment, which the Lab can do.',

  ask: 'Show it the newest frame twice. How long does it stand now? Which two of the four numbers are gone?',
  answer:
    'It falls in every life, mostly within a second or two, though each picture is as sharp as before. Gone are the two velocities: of the cart, and of the pole’s turning. The difference of two frames is how they are seen, and it is empty now.',
  lab: 'house-pixels with two frames and with one',
};

export type LearnD2PixelsWords = typeof learnD2PixelsEn;
