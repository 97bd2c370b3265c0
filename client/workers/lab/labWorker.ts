/** A thread of the page that trains one run: the trainer of the server's threads, with a browser's engines. It ends with its run. */
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import { buffersOf } from '../../../shared/training/buffersOf.ts';
import type { TrainingPlan } from '../../../shared/training/news.ts';
import type { CreateEngine } from '../../../shared/training/trainee.ts';
import { createTrainer, type Trainer } from '../../../shared/training/trainer.ts';
import type { LabAnswer, LabOrder } from './labMessages.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<LabOrder>) => void) | null;
  postMessage(answer: LabAnswer, transfer?: readonly ArrayBuffer[]): void;
};

/** Megabytes that come only if a run sees frames. */
const createEngine: CreateEngine = async (name, options) => {
  if (name === 'kernel') return createKernelEngine(options);
  if (name === 'js') return createJsEngine(options);
  const [{ createTfjsEngine, prepareTfjs }, { TFJS_FILES }] = await Promise.all([
    import('../../../shared/tfjs/tfjsEngine.ts'),
    import('./tfjsFiles.ts'),
  ]);
  await prepareTfjs({ wasmPaths: TFJS_FILES });
  return createTfjsEngine(options);
};

/** A timer of 0 ms takes 4 in a browser; a message to oneself comes right after the orders that are there. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms > 0) setTimeout(resolve, ms);
    else {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }
  });
}

function start(plan: TrainingPlan): Trainer {
  const trainer = createTrainer(plan, {
    createEngine,
    post: (news) => scope.postMessage({ kind: 'news', news }, buffersOf(news)),
    now: () => performance.now(),
    wait,
  });
  trainer.done.then(
    () => scope.postMessage({ kind: 'over' }),
    (error: unknown) =>
      scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
  return trainer;
}

let trainer: Trainer | null = null;

scope.onmessage = ({ data }) => {
  if (data.kind !== 'start') return trainer?.order(data);
  trainer = start(data.plan);
  for (const order of data.orders) trainer.order(order); // before its first step
};
