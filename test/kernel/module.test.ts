import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { compileKernel } from '../../shared/kernel/assembly/build.mjs';
import { KERNEL_BASE64 } from '../../shared/kernel/kernelModule.ts';
import { PLAN_FLOATS, PLAN_WORDS } from '../../shared/kernel/kernelPlan.ts';
import { createKernelEngine, kernelSupported } from '../../shared/kernel/wasmEngine.ts';
import { decodeBase64 } from '../../shared/kernel/wasmModule.ts';
import { ENGINES, SMALL } from './cases.ts';

it('[KERNEL6] is committed as exactly what its source compiles to', async () => {
  const compiled = Buffer.from(await compileKernel()).toString('base64');
  expect(KERNEL_BASE64 === compiled, 'stale: run node shared/kernel/assembly/build.mjs').toBe(true);
});

it('[KERNEL6] is handed a plan with its own fields in its own order', () => {
  const source = readFileSync(new URL('../../shared/kernel/assembly/layout.ts', import.meta.url), 'utf8');
  const body = /class Plan \{([^}]*)\}/.exec(source)![1]!;
  const fields = [...body.matchAll(/^ {2}(\w+): (\w+);/gm)].map(([, name, type]) => `${name} ${type === 'f32'}`);
  expect([...PLAN_WORDS.map((name) => `${name} false`), ...PLAN_FLOATS.map((name) => `${name} true`)]).toEqual(fields);
});

it('[KERNEL6] decodes base64 as Node does', () => {
  for (const length of [0, 1, 2, 3, 255, 256]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37) & 255);
    expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  }
});

it('[KERNEL6] runs where WASM SIMD does, and says so where it does not', async () => {
  expect(kernelSupported()).toBe(true);
  for (const missing of [undefined, { ...WebAssembly, validate: () => false }]) {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', missing);
    const fresh = await import('../../shared/kernel/wasmEngine.ts');
    expect(fresh.kernelSupported()).toBe(false);
    vi.unstubAllGlobals();
  }
});

it('[KERNEL6] gives each engine its own memory', () => {
  const [a, b] = [createKernelEngine(SMALL), createKernelEngine(SMALL)];
  a.load('online', new Float32Array(a.read('online').length).fill(1));
  expect(b.read('online').every((x) => x === 0)).toBe(true);
});

it('[KERNEL6] holds a ring of a million transitions', () => {
  for (const { create } of ENGINES) {
    const engine = create({ ...SMALL, capacity: 1_000_000, batchSize: 1 });
    const observation = Float32Array.of(1, 2, 3, 4);
    engine.store(999_999, observation, 1, 1, observation, 0);
    expect(engine.update(Uint32Array.of(999_999), 1e-3, 0).loss).toBeGreaterThan(0);
  }
});
