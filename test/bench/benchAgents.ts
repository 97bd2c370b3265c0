// npm run bench:agents -- [--json]: what the board of agents costs in CPU seconds: sets of the protocol, and reading an upload.
import { cpus } from 'node:os';
import { agentFile } from '../../shared/boards/agentFile.ts';
import { AGENT_PROTOCOL, AGENT_SETS } from '../../shared/boards/agentProtocol.ts';
import { runAgentTask } from '../../shared/boards/agentTask.ts';
import { readUpload } from '../../shared/boards/readUpload.ts';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { layersOf } from '../../shared/kernel/layers.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { encodePolicyJson } from '../../shared/policy/policyJson.ts';
import { encodeSafetensors } from '../../shared/policy/safetensors.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';

const LAW = [0.05, 0.1, 1, 0.25]; // which way to push, as a sum
const ENTROPY = '5a'.repeat(32);
const SHAPES = [
  [64, 64],
  [128, 128],
  [256, 256],
  [360, 360, 330],
];

/** A network that stands for ever, so that nothing is saved by falling: two units carry a linear law, all others work in vain. */
function steady(hidden: readonly number[]): Policy {
  const shape = { inputs: 4, hidden, outputs: 2 };
  const stream = randomStream(1, 'bench');
  const parameters = Float32Array.from({ length: parameterCount(shape) }, () => nextUniform(stream) - 0.5);
  for (const [l, { inputs, outputs, weights, biases }] of layersOf(shape).entries()) {
    const last = l === hidden.length;
    for (let o = 0; o < (last ? outputs : 2); o++) {
      parameters[biases + o] = 0;
      for (let k = 0; k < inputs; k++)
        parameters[weights + o * inputs + k] = l === 0 ? (o === 0 ? -1 : 1) * LAW[k]! : k === o ? 1 : 0;
    }
  }
  return { shape, parameters, observationScale: null };
}

/** Seconds of this process's CPU, which other programs do not lengthen. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds, and the mean of the first set. */
function play(file: Uint8Array, sets: readonly string[] | null, twin = false): { seconds: number; mean: number } {
  const task = { kind: 'agent', file, entropy: ENTROPY, protocol: AGENT_PROTOCOL, sets } as const;
  const begin = cpuSeconds();
  const running = twin ? runAgentTask(task, createJsEngine) : runAgentTask(task);
  let step = running.next();
  while (!step.done) step = running.next();
  return { seconds: cpuSeconds() - begin, mean: step.value.sets[0]!.mean };
}

function read(name: string, bytes: Uint8Array): { bytes: number; milliseconds: number } {
  const body = Buffer.from(
    JSON.stringify({ name: 'Bench', files: [{ name, base64: Buffer.from(bytes).toString('base64') }] }),
  );
  const begin = cpuSeconds();
  const upload = readUpload(body, {
    text: (given) => Buffer.from(given.buffer, given.byteOffset, given.byteLength).toString('utf8'),
    fromBase64: (text) => Buffer.from(text, 'base64'),
  });
  if (!upload.ok) throw new Error(upload.message);
  return { bytes: body.length, milliseconds: Math.round(1_000 * (cpuSeconds() - begin)) };
}

const round = (value: number): number => Number(value.toPrecision(3));
const results = SHAPES.map((hidden) => {
  const { file, parameters } = agentFile(steady(hidden));
  play(file, ['wind-1']); // once for the compiler
  const rank = play(file, ['rank']);
  const endurance = play(file, ['endurance']);
  const whole = play(file, null);
  return {
    ...{
      hidden: hidden.join('-'),
      parameters,
      rankSeconds: round(rank.seconds),
      enduranceSeconds: round(endurance.seconds),
    },
    ...{ protocolSeconds: round(whole.seconds), rankMean: rank.mean, enduranceMean: endurance.mean },
  };
});
const largest = steady([360, 360, 330]);
const twin = play(agentFile(steady([128, 128])).file, ['rank'], true);
const reading = {
  safetensors: read('a.safetensors', encodeSafetensors(largest)),
  json: read('a.json', Buffer.from(encodePolicyJson(largest))),
};
const object = {
  machine: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  sets: AGENT_SETS.length,
  results,
  twinRankSeconds: round(twin.seconds),
  reading,
};
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(object)}\n`);
else {
  process.stdout.write(`${object.machine}, Node ${object.node}\n`);
  for (const one of results) process.stdout.write(`${JSON.stringify(one)}\n`);
  process.stdout.write(`${JSON.stringify({ twinRankSeconds: object.twinRankSeconds, reading })}\n`);
}
