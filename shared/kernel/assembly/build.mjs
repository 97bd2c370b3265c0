// Compiles the kernel and writes it, as base64, to ../kernelModule.ts: `node shared/kernel/assembly/build.mjs`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The module's bytes. @throws Error with the compiler's messages */
export async function compileKernel() {
  let binary;
  const { error, stderr } = await asc.main(
    ['index.ts', '--baseDir', here, '--outFile', 'kernel.wasm', '--runtime', 'stub', '--enable', 'simd', '--noAssert',
      '-O3', '--converge', '--initialMemory', '1', '--use', 'abort='],
    { readFile: undefined, writeFile: (name, contents) => { if (name === 'kernel.wasm') binary = contents; } },
  );
  if (error || !binary) throw new Error(`kernel: ${error?.message}\n${stderr.toString()}`);
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await compileKernel();
  const text = Buffer.from(binary).toString('base64');
  const lines = [
    '// Written by assembly/build.mjs from the sources beside it; a test compares them. Do not edit.',
    `export const KERNEL_BASE64 =\n  '${text}';`,
  ];
  writeFileSync(new URL('../kernelModule.ts', import.meta.url), `${lines.join('\n')}\n`);
  console.log(`kernel: ${binary.length} bytes`);
}
