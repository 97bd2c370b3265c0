/** The thread that steps finished matches again and packs them: one to two milliseconds that the tick loop does not have. */
import { parentPort } from 'node:worker_threads';
import { packReplay, type ReplayAnswer, type ReplayQuestion } from '../../shared/boards/packReplay.ts';
import { lowerPriority } from './support/lowerPriority.ts';

const port = parentPort!;

function answer({ id, replay }: ReplayQuestion): ReplayAnswer {
  try {
    return { id, packed: packReplay(replay) };
  } catch {
    return { id, packed: null }; // pushes that cannot have happened
  }
}

lowerPriority('soon');
port.on('message', (question: ReplayQuestion) => port.postMessage(answer(question)));
