/** Replays, in English. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');
const sideWord = { left: 'left', right: 'right' } as const;
const signed = (digits: number) =>
  new Intl.NumberFormat('en', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
    signDisplay: 'negative',
  });
const [place, angle] = [signed(2), signed(1)];

export const replayEn = {
  replayTitle: 'Replay',
  replayLead:
    'A link holds a whole match: its seed and every push. Your browser steps it again, tick by tick, and can prove that nothing was changed.',
  replayPaste: 'Link or code of a match',
  replayOpen: 'Open',
  replayOther: 'Open another match',
  replayExample: 'Show me an example',
  replayBrokenTitle: 'This link cannot be played',
  replayBroken: {
    letters: 'It is not the link of a match. Copy the whole link, or only what follows the #.',
    version: 'It was made by another version of the simulation, which this page cannot step.',
    setup: 'It names a speed that does not exist. A character was changed; copy the link again.',
    incomplete: 'Its end is missing. Copy the whole link.',
    'after-end': 'It goes on after its match was decided. A character was changed; copy the link again.',
    altered: 'It is not written as a match is. A character was changed or added; copy the link again.',
  },
  replayFigure: 'A link of 61 characters was enough for this',

  replaySeat: (seat: number) => `Seat ${seat}`,
  replaySeats: (seats: number) => (seats === 1 ? 'Alone' : several(seats, 'seat', 'seats')),
  replaySeed: (seed: number) => `Seed ${seed}`,
  replayStage: 'The carts',
  replayTimeline: 'Timeline',
  replayPlay: 'Play',
  replayPause: 'Pause',
  replayBack: 'One tick back',
  replayOn: 'One tick on',
  replayRate: 'Speed of the replay',
  replayRateName: (rate: number) => `${rate}×`,
  replayScrub: 'Tick',
  replayAt: (tick: number, ticks: number) => `Tick ${whole.format(tick)} of ${whole.format(ticks)}`,
  replayFalls: (seats: string, tick: number) => `Down at tick ${whole.format(tick)}: ${seats}`,
  replayPushes: 'Pushes: right above the line, left below it',
  replayRunsTitle: 'Every push as text',
  replayRun: (side: 'left' | 'right', ticks: number) => `${sideWord[side]} ${ticks}`,
  replayPushSummary: (left: number, right: number, changes: number) =>
    `${several(left, 'tick', 'ticks')} left, ${whole.format(right)} right, ${several(changes, 'change', 'changes')}`,

  replayNumbers: 'At this tick',
  replayColumnSeat: 'Seat',
  replayColumnState: 'State',
  replayColumnX: 'Place',
  replayColumnAngle: 'Angle',
  replayColumnPush: 'Push',
  replayMetres: (x: number) => `${place.format(x)} m`,
  replayDegrees: (degrees: number) => `${angle.format(degrees)}°`,
  replayShowFall: (seat: number) => `See seat ${seat} fall at tick`,
  replayWinner: (seat: number) => `Seat ${seat} was the last one standing.`,
  replayDraw: 'A draw: the last ones fell in the same tick.',
  replayStopped: (tick: number) => `Stopped at tick ${whole.format(tick)}, before it was decided.`,

  replayVerifyTitle: 'Is it genuine?',
  replayVerifyText:
    'Steps the whole match again from its seed and pushes, and compares 32 bits over the state of every cart.',
  replayVerify: 'Verify',
  replayClaimed: 'In the link',
  replayStepped: 'Stepped here',
  replayEqual: 'Equal: this match went exactly so.',
  replayUnequal: 'Not equal: this link does not tell what happened.',
  replayPace: (ticks: number, perSecond: number) =>
    `${several(ticks, 'tick', 'ticks')}, at ${several(perSecond, 'tick', 'ticks')} a second`,
};
