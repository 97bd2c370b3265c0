/** Moments of the live run, and the race with its proof. */
import { formatsOf } from '../format.ts';

const { whole, several } = formatsOf('en');

export const momentsEn = {
  momentWhen: (episode: number, step: number) => `Episode ${whole.format(episode)}, step ${whole.format(step)}`,
  momentMean: (mean: number) => `${several(mean, 'step', 'steps')} on average`,
  momentPlay: 'Play against it',

  raceEven: 'Level so far',
  raceYouLead: (by: number) => `You lead by ${whole.format(by)}`,
  raceItLeads: (by: number) => `It leads by ${whole.format(by)}`,
  raceYouAhead: (by: number) => `this life: you +${whole.format(by)}`,
  raceItAhead: (by: number) => `this life: it +${whole.format(by)}`,
  raceLevelNow: 'this life: level',
  raceYouTookLead: 'You are in the lead.',
  raceItTookLead: 'The newborn is in the lead.',
  raceAxisLife: (life: number) => `life ${whole.format(life)}`,

  proofTitle: 'What it had learned by then',
  proofUnborn: 'Fetching the fingerprint of its weights',
  proofWhere: (step: number, episode: number) =>
    `Fingerprint (SHA-256) of its weights at step ${whole.format(step)}, in life ${whole.format(episode)}:`,
  proofButton: 'Prove it',
  proofHint: 'Learns everything again from the seed alone, in a second thread and in plain JavaScript.',
  proofHintTwin: 'Learns everything again from the seed alone, in a second thread.',
  proofRunning: (step: number, of: number) => `Learning again: step ${whole.format(step)} of ${whole.format(of)}`,
  proofEqual: 'Equal to the last bit. This is what it learned again from the seed:',
  proofDiffers: 'Not equal. This is what it learned again from the seed:',
  proofFailed: 'It could not be learned again in this browser.',
  proofCommand: 'The same on your own machine; it ends with this very weightsSha256:',
  proofTooEarly: (steps: number) =>
    `Too early for the command line: learning starts at step ${whole.format(steps)}, and no run may end by then.`,
};
