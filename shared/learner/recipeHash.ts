import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { asciiBytes, canonicalJson } from '../policy/canonicalJson.ts';
import type { AnyRecipe } from './anyRecipe.ts';

const TELLING = new Set(['name', 'source', 'deviations', 'reportEvery', 'reportFormat', 'shownEpisodes']);

/** Names what a recipe does: SHA-256, hex, of all fields that influence a run; not its name, source, notes or what it prints and shows. */
export function recipeHash(recipe: AnyRecipe): string {
  const settings = Object.fromEntries(Object.entries(recipe).filter(([field]) => !TELLING.has(field)));
  return bytesToHex(sha256(asciiBytes(canonicalJson(settings))));
}
