/** Lets the browser keep a file. */
import type { NamedBytes } from './checkpointFiles.ts';

const KEPT_MS = 10_000; // until the browser has surely begun to write it

export function save({ name, bytes }: NamedBytes): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
