import { KERNEL_BASE64 } from './kernelModule.ts';

/** What the kernel exports (assembly/index.ts). Addresses in bytes. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  update(): void;
  values(parameters: number, panels: number): void;
  valuesSingle(parameters: number): number;
  blend(from: number, to: number, rate: number): void;
}

/** As much of the WebAssembly API as is used here: shared/ is compiled without the DOM's types. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

const PAGE_BYTES = 65_536;
let compiled: object | undefined;

function api(): WebAssemblyApi | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
}

/** Whether WASM with SIMD runs here: the kernel itself is the probe. */
export function kernelSupported(): boolean {
  if (compiled) return true;
  try {
    return api()?.validate(decodeBase64(KERNEL_BASE64)) ?? false;
  } catch {
    return false; // a content policy may forbid WASM
  }
}

/**
 * A kernel of its own with at least `bytes` of memory, zeroed.
 * @throws Error where WASM SIMD is missing or memory runs out
 */
export function instantiateKernel(bytes: number): KernelExports {
  const wasm = api();
  if (!wasm) throw new Error('WebAssembly is missing here');
  compiled ??= new wasm.Module(decodeBase64(KERNEL_BASE64));
  const kernel = new wasm.Instance(compiled).exports as KernelExports;
  const missing = Math.ceil(bytes / PAGE_BYTES) - kernel.memory.buffer.byteLength / PAGE_BYTES;
  if (missing > 0) kernel.memory.grow(missing);
  return kernel;
}

/** Standard alphabet, padded. */
export function decodeBase64(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const length = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array(length);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j++) word = word * 64 + Math.max(0, alphabet.indexOf(text.charAt(i + j)));
    for (let shift = 16; shift >= 0; shift -= 8) bytes[at++] = (word >> shift) & 255; // writes past the end are dropped
  }
  return bytes;
}
