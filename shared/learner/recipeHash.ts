import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { asciiBytes, canonicalJson } from '../policy/canonicalJson.ts';
import type { Recipe } from './recipe.ts';

/** Names what a recipe does: SHA-256, hex, of all fields that influence a run; not its name, source, notes or what it prints and shows. */
export function recipeHash(recipe: Recipe): string {
  const {
    name: _,
    source: _s,
    deviations: _d,
    reportEvery: _r,
    reportFormat: _f,
    shownEpisodes: _e,
    ...settings
  } = recipe;
  return bytesToHex(sha256(asciiBytes(canonicalJson(settings))));
}
