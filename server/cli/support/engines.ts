import type { Engine, EngineOptions } from '../../../shared/kernel/engine.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import type { EngineName } from '../../../shared/training/trainee.ts';
import { UsageError } from './command.ts';

export const ENGINES = ['kernel', 'js', 'tfjs'] as const satisfies readonly EngineName[];

/** tfjs is loaded only when it is asked for. */
export async function createEngine(name: EngineName, options: EngineOptions): Promise<Engine> {
  switch (name) {
    case 'kernel':
      return fitting(createKernelEngine, options);
    case 'js':
      return fitting(createJsEngine, options);
    case 'tfjs': {
      const { createTfjsEngine, prepareTfjs } = await import('../../../shared/tfjs/tfjsEngine.ts');
      const { createRequire } = await import('node:module');
      const wasm = createRequire(import.meta.url).resolve(
        '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm',
      );
      await prepareTfjs({ wasmPaths: wasm.slice(0, wasm.lastIndexOf('/') + 1) });
      return createTfjsEngine(options);
    }
  }
}

/** @throws UsageError if the replay is too large for this machine or this engine */
function fitting(create: (options: EngineOptions) => Engine, options: EngineOptions): Engine {
  try {
    return create(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const what = `a replay of ${options.capacity.toLocaleString('en-US')} transitions`;
    throw new UsageError([`${what} does not fit into memory; give replayCapacity, or a smaller budget`]);
  }
}
