/** The file of a trained table (FILE1): like a checkpoint, but for a table of [cells, actions] instead of a network. */
import { floatBytes, type Origin, parseOrigin } from '../policy/checkpoint.ts';
import { openContainer, sealContainer } from '../policy/container.ts';
import { MAX_HEADER_BYTES } from '../policy/limits.ts';
import type { Edges } from './tabularRecipe.ts';

const MAGIC = 'CPT1';

export interface TableFile {
  readonly edges: Edges | null; // how observations are cut into cells; null: they name their cell, one-hot
  readonly actions: number;
  readonly table: Float32Array; // [cells, actions]
  readonly origin: Origin;
}

export function encodeTable({ table, ...header }: TableFile): Uint8Array {
  return sealContainer(MAGIC, header, floatBytes(table));
}

/** Whether bytes claim to be a table. */
export function isTableFile(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 3)) === MAGIC.slice(0, 3);
}

/** Any bytes in; a table, or in words what is wrong with them. Never throws (FILE2). */
export function decodeTable(bytes: Uint8Array): TableFile | string {
  const opened = openContainer(MAGIC, bytes, MAX_HEADER_BYTES);
  if (!opened.ok) return opened.message;
  const { edges, actions, origin: rawOrigin } = opened.header;
  const origin = parseOrigin(rawOrigin);
  if (!origin || !isEdges(edges) || typeof actions !== 'number' || !Number.isSafeInteger(actions) || actions < 1)
    return 'its header does not describe a table';
  const { body } = opened;
  if (body.length === 0 || body.length % (4 * actions) !== 0) return `${body.length} bytes are no rows of ${actions}`;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const table = Float32Array.from({ length: body.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
  return table.every(Number.isFinite) ? { edges, actions, table, origin } : 'one of its entries is not a finite number';
}

function isEdges(raw: unknown): raw is Edges | null {
  if (raw === null) return true;
  const isRow = (row: unknown): boolean => Array.isArray(row) && row.every((edge) => Number.isFinite(edge));
  return Array.isArray(raw) && raw.every(isRow);
}
