import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** One of our modules with all its imports as a plain script whose exports are on `globalThis[name]`. @param module from the root */
export async function bundle(module: string, name: string): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `${root}${module}`, formats: ['iife'], name },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`${module} gave no script`);
  return `${chunk.code}\nglobalThis.${name} = ${name};`;
}
