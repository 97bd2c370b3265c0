/** A thread that trains one run and tells what happens. It ends with its run, or when it is told to stop. */
import { createRequire } from 'node:module';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { buffersOf } from '../../shared/training/buffersOf.ts';
import type { TrainingOrder, TrainingPlan } from '../../shared/training/news.ts';
import type { CreateEngine } from '../../shared/training/trainee.ts';
import { createTrainer } from '../../shared/training/trainer.ts';
import { lowerPriority } from './support/lowerPriority.ts';

/** tfjs is loaded only for runs that need it. */
const createEngine: CreateEngine = async (name, options) => {
  if (name === 'kernel') return createKernelEngine(options);
  if (name === 'js') return createJsEngine(options);
  const { createTfjsEngine, prepareTfjs } = await import('../../shared/tfjs/tfjsEngine.ts');
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm');
  await prepareTfjs({ wasmPaths: wasm.slice(0, wasm.lastIndexOf('/') + 1) });
  return createTfjsEngine(options);
};

async function train(port: MessagePort, plan: TrainingPlan): Promise<void> {
  const trainer = createTrainer(plan, {
    createEngine,
    post: (news) => port.postMessage(news, buffersOf(news)),
    now: () => performance.now(),
    wait: (ms) => (ms > 0 ? setTimeout(ms) : setImmediate()),
  });
  port.on('message', (order: TrainingOrder) => trainer.order(order));
  await trainer.done;
  port.close(); // nothing keeps the thread alive any more
}

lowerPriority();
await train(parentPort!, workerData as TrainingPlan); // made by our own main thread
