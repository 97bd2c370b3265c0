/** The page's training thread without a page: the same trainer, in this very thread. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { StartThread } from '../../../client/workers/lab/thread.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import { createTrainer } from '../../../shared/training/trainer.ts';

export const startInNode: StartThread = (plan, orders, events) => {
  let ended = false;
  const trainer = createTrainer(plan, {
    createEngine: (name, options) => (name === 'js' ? createJsEngine(options) : createKernelEngine(options)),
    post: (news) => void (ended || events.onNews(structuredClone(news))),
    now: () => performance.now(),
    wait: (ms) => (ms > 0 ? setTimeout(ms) : setImmediate()),
  });
  for (const order of orders) trainer.order(order);
  trainer.done.then(
    () => void (ended || events.onOver()),
    (error: Error) => void (ended || events.onFailed(error.message)),
  );
  return {
    order: trainer.order,
    end() {
      ended = true;
      trainer.order({ kind: 'stop' });
    },
  };
};
