import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

export interface PrepareOptions {
  /** Where the package's .wasm files are: a folder's address with a slash at its end, or an address per file. Node finds its own. */
  readonly wasmPaths?: string | Readonly<Record<string, string>>;
}

/**
 * Chooses tfjs's backend, once per thread and before anything else of shared/tfjs: wasm where it loads, else cpu.
 * Prints nothing: production mode comes before the backend, or tfjs greets.
 */
export async function prepareTfjs(options: PrepareOptions = {}): Promise<'wasm' | 'cpu'> {
  tf.enableProdMode();
  if (options.wasmPaths !== undefined) setWasmPaths(options.wasmPaths);
  if (await loads('wasm')) return 'wasm';
  await tf.setBackend('cpu');
  return 'cpu';
}

async function loads(backend: string): Promise<boolean> {
  try {
    return await tf.setBackend(backend);
  } catch {
    return false; // no WebAssembly here, or its file is not where wasmPaths says
  }
}
