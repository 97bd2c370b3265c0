import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFile } from '../arena/agents.ts';

const ENDING = '.cpa';

/** Every checkpoint file of a folder, by name; none if there is no such folder. */
export function readModels(folder: string): ModelFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      return { id: name.slice(0, -ENDING.length), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}
