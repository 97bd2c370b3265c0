import { expect, it, vi } from 'vitest';
import { randomStream } from '../../shared/sim/random.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';
import { fill, optionsOf, randomIndices, randomParameters } from './agreement.ts';

it('[TFJS1] trains on the cpu backend where the wasm files are missing, and prints nothing on stdout', async () => {
  const said = vi.spyOn(process.stdout, 'write');
  const warned = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
  for (const spy of warned) spy.mockImplementation(() => {});
  const logged = [vi.spyOn(console, 'log'), vi.spyOn(console, 'info')];
  expect(await prepareTfjs({ wasmPaths: '/there/is/no/such/folder/' })).toBe('cpu');
  const options = optionsOf();
  const engine = createTfjsEngine(options);
  engine.load('online', randomParameters(options, 1));
  fill(engine, 3);
  const stream = randomStream(1, 'indices');
  const losses = Array.from({ length: 60 }, () => engine.update(randomIndices(options, stream), 1e-3, 0).loss);
  engine.dispose();
  for (const spy of [said, ...logged]) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  const mean = (from: number[]): number => from.reduce((a, b) => a + b, 0) / from.length;
  expect(mean(losses.slice(-10))).toBeLessThan(mean(losses.slice(0, 10)));
});
