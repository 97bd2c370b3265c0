/** The file of a run in mid-flight (RESUME1): everything that the rest of it depends on, and what it has shown so far. */
import { openContainer, sealContainer } from '../policy/container.ts';
import { SIM_VERSION } from '../sim/cartpole.ts';
import type { AnyRecipe } from './anyRecipe.ts';
import { recipeHash } from './recipeHash.ts';
import type { Numbers, Snapshot } from './snapshot.ts';

const MAGIC = 'CPR1';
const MAX_HEADER_BYTES = 0x100_0000;

export interface RunFile {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly engine: string;
  readonly environment: string; // id
  readonly told: unknown; // what its keeper wants back: evaluations so far, seconds spent. JSON
  readonly snapshot: Snapshot;
}

export type RunFileResult =
  | { readonly ok: true; readonly value: RunFile }
  | { readonly ok: false; readonly message: string }; // completes "FILE cannot be resumed: .."

const KINDS = { Float64Array, Float32Array, Uint32Array, Uint8Array } as const;
type Kind = keyof typeof KINDS;

interface Section {
  readonly name: string;
  readonly kind: Kind;
  readonly length: number; // numbers
}

export function encodeRunFile({ snapshot, ...facts }: RunFile): Uint8Array {
  const arrays = Object.entries(snapshot);
  const sections = arrays.map(([name, values]): Section => ({ name, kind: kindOf(values), length: values.length }));
  const body = new Uint8Array(arrays.reduce((sum, [, values]) => sum + values.byteLength, 0));
  let at = 0;
  for (const [, values] of arrays) {
    body.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  const header = { ...facts, recipeHash: recipeHash(facts.recipe), simVersion: SIM_VERSION, sections };
  return sealContainer(MAGIC, header, body);
}

const refuse = (message: string): RunFileResult => ({ ok: false, message });

/** Any bytes in; a run, or what is wrong with them. Never throws (RESUME2). */
export function decodeRunFile(bytes: Uint8Array): RunFileResult {
  const opened = openContainer(MAGIC, bytes, MAX_HEADER_BYTES);
  if (!opened.ok)
    return refuse(opened.code === 'wrong-kind' ? `it is no saved run: ${opened.message}` : opened.message);
  const { recipe, seed, engine, environment, told, simVersion, sections, recipeHash: claimed } = opened.header;
  if (simVersion !== SIM_VERSION)
    return refuse(`it was made by version ${String(simVersion)} of the simulation; this is version ${SIM_VERSION}`);
  if (typeof seed !== 'number' || typeof engine !== 'string' || typeof environment !== 'string' || !isRecipe(recipe))
    return refuse('its header does not describe a run');
  if (recipeHash(recipe) !== claimed) return refuse('its recipe is not the one that its hash names');
  const snapshot = readSections(sections, opened.body);
  if (!snapshot) return refuse('its sections do not add up to its length');
  return { ok: true, value: { recipe, seed, engine, environment, told, snapshot } };
}

/** The file is sealed by its hash, so a record of a known kind is a recipe that this program wrote. */
function isRecipe(raw: unknown): raw is AnyRecipe {
  if (typeof raw !== 'object' || raw === null) return false;
  const { kind, name } = raw as Record<string, unknown>;
  return (kind === 'dqn' || kind === 'q-table') && typeof name === 'string';
}

function kindOf(values: Numbers): Kind {
  return values[Symbol.toStringTag] as Kind;
}

function isSection(raw: unknown): raw is Section {
  if (typeof raw !== 'object' || raw === null) return false;
  const { name, kind, length } = raw as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    typeof kind === 'string' &&
    Object.hasOwn(KINDS, kind) &&
    Number.isSafeInteger(length) &&
    (length as number) >= 0
  );
}

function readSections(raw: unknown, body: Uint8Array): Snapshot | null {
  if (!Array.isArray(raw)) return null;
  const snapshot: Record<string, Numbers> = {};
  let at = 0;
  for (const section of raw as unknown[]) {
    if (!isSection(section)) return null;
    const { name, kind, length } = section;
    const KindOfArray = KINDS[kind];
    const end = at + length * KindOfArray.BYTES_PER_ELEMENT;
    if (end > body.length) return null;
    snapshot[name] = new KindOfArray(new Uint8Array(body.subarray(at, end)).buffer); // a copy, aligned
    at = end;
  }
  return at === body.length ? snapshot : null;
}
