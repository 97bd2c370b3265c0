/** Learns everything again from recipe and seed, on the JavaScript twin of the kernel, and tells what came of it. */
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { createNewborn } from './newborn.ts';
import type { ProofAnswer, ProofOrder } from './raceMessages.ts';

const TELL_STEPS = 25;

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ProofOrder>) => void) | null;
  postMessage(answer: ProofAnswer): void;
};

scope.onmessage = ({ data: { recipe, seed, step } }) => {
  try {
    const newborn = createNewborn(recipe, seed, 'js');
    while (newborn.step < step && newborn.live())
      if (newborn.step % TELL_STEPS === 0) scope.postMessage({ kind: 'progress', step: newborn.step });
    const sha256 = weightsSha256(newborn.weights());
    scope.postMessage({ kind: 'proved', fingerprint: { step: newborn.step, episode: newborn.episode, sha256 } });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
