// Compiles the kernel and writes it, as base64, to ../kernelModule.ts: node shared/kernel/assembly/build.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = 'kernel.wasm'; // a name only: the compiler hands the bytes over
const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--enable', 'simd'];

export async function compileKernel() {
  let bytes;
  const writeFile = (name, contents) => {
    if (name === out) bytes = contents;
  };
  const { error, stderr } = await asc.main(['index.ts', '--baseDir', here, '--outFile', out, ...options], { writeFile });
  if (error || !bytes) throw new Error(`the kernel does not compile: ${error?.message}\n${stderr.toString()}`);
  return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernel();
  const module = [
    '// Written by assembly/build.mjs from the sources beside it, and compared with them by a test. Do not edit.',
    'export const KERNEL_BASE64 =',
    `  '${Buffer.from(bytes).toString('base64')}';`,
  ];
  writeFileSync(new URL('../kernelModule.ts', import.meta.url), `${module.join('\n')}\n`);
  console.log(`kernel: ${bytes.length} bytes`);
}
