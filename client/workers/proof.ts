/** A prover in a thread of its own, from the page's side. */
import type { Fingerprint, ProofAnswer, ProofOrder } from './raceMessages.ts';

export interface ProofEvents {
  onProgress(step: number): void;
  onProved(fingerprint: Fingerprint): void;
  onFailed(message: string): void;
}

/** @returns stops it */
export function startProof(order: ProofOrder, events: ProofEvents): () => void {
  const worker = new Worker(new URL('./proofWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<ProofAnswer>) => {
    if (data.kind === 'progress') return events.onProgress(data.step);
    worker.terminate();
    if (data.kind === 'proved') events.onProved(data.fingerprint);
    else events.onFailed(data.message);
  };
  worker.onerror = (event) => events.onFailed(event.message);
  worker.postMessage(order);
  return () => worker.terminate();
}
