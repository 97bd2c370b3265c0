// How long the kernel takes, on the five nets that the README's comparison names and a double one. Seeded data, medians of
// CPU time.
import { type EngineOptions, parameterCount } from '../../shared/kernel/engine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';

interface Net {
  readonly hidden: readonly number[];
  readonly batchSize: number;
  readonly double?: boolean;
}

export const NETS: Readonly<Record<string, Net>> = {
  '4-32-64-2 b32': { hidden: [32, 64], batchSize: 32 },
  '4-128-128-2 b32': { hidden: [128, 128], batchSize: 32 },
  '4-128-2 b256': { hidden: [128], batchSize: 256 },
  '4-120-84-2 b128': { hidden: [120, 84], batchSize: 128 },
  '4-256-256-2 b64': { hidden: [256, 256], batchSize: 64 },
  '4-64-64-2 b64 double': { hidden: [64, 64], batchSize: 64, double: true },
};

const CAPACITY = 10_000;
const SAMPLE_MS = 10; // long against the clock's grain

/** Median microseconds per update, Huber, Adam. */
export function benchUpdates(samples = 41): Record<string, number> {
  return eachNet((options, random) => {
    const engine = filledEngine(options, random);
    const batches = Array.from({ length: 64 }, () =>
      Uint32Array.from({ length: options.batchSize }, () => Math.floor(random() * CAPACITY)),
    );
    let turn = 0;
    return medianMicroseconds(() => engine.update(batches[turn++ & 63]!, 1e-4, 0), samples);
  });
}

/** Median microseconds for the Q values of `count` observations in one call. */
export function benchInference(count = 1, samples = 41): Record<string, number> {
  return eachNet((options, random) => {
    const engine = filledEngine(options, random);
    const inputs = Float32Array.from({ length: count * 4 }, () => random() * 2 - 1);
    const out = new Float32Array(count * 2);
    return medianMicroseconds(() => engine.values('online', inputs, count, out), samples);
  });
}

function eachNet(measure: (options: EngineOptions, random: () => number) => number): Record<string, number> {
  const results: Record<string, number> = {};
  for (const [name, net] of Object.entries(NETS)) {
    const { hidden, batchSize, double = false } = net;
    const shape = { inputs: 4, hidden, outputs: 2 };
    const adam = { beta1: 0.9, beta2: 0.999, adamEpsilon: 1e-8 };
    const options = { shape, batchSize, capacity: CAPACITY, loss: 'huber', lossScale: 1 / batchSize, double } as const;
    results[name] = measure(
      { ...options, ...adam, weightDecay: 0, amsgrad: false, clipNorm: null, clipValue: null },
      seeded(7),
    );
  }
  return results;
}

/** An engine with uniform weights in He's range and a full ring. */
function filledEngine(options: EngineOptions, random: () => number) {
  const engine = createKernelEngine(options);
  const scale = 1 / Math.sqrt(Math.max(...options.shape.hidden));
  const parameters = Float32Array.from({ length: parameterCount(options.shape) }, () => (random() * 2 - 1) * scale);
  engine.load('online', parameters);
  engine.load('target', parameters);
  const observation = (): Float32Array => Float32Array.from({ length: options.shape.inputs }, () => random() * 2 - 1);
  for (let i = 0; i < options.capacity; i++) {
    engine.store(i, observation(), i & 1, 1, observation(), random() < 0.05 ? 0 : 0.99);
  }
  return engine;
}

/** Median over `samples` of the mean time of enough calls to fill SAMPLE_MS, after warming up. */
function medianMicroseconds(run: () => void, samples: number): number {
  let calls = 1;
  for (let elapsed = 0; elapsed < SAMPLE_MS; ) {
    calls *= 2; // the last round is the one that filled the time; until then this warms up
    elapsed = timeOf(run, calls);
  }
  const times = Array.from({ length: samples }, () => (timeOf(run, calls) * 1000) / calls);
  return times.sort((a, b) => a - b)[samples >> 1]!;
}

/** Milliseconds of this process's CPU for `calls` calls: other programs' turns on the core do not count. */
function timeOf(run: () => void, calls: number): number {
  const start = process.cpuUsage();
  for (let i = 0; i < calls; i++) run();
  return process.cpuUsage(start).user / 1000;
}

/** A linear congruential generator's numbers within 0..1: good enough for data to be busy with. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
