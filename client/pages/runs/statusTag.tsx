import type { RunSummary } from '../../../shared/protocol/runEvents.ts';
import { words } from '../language.ts';

/** Live, queued and on which place, or how it ended. */
export function StatusTag({ run }: { readonly run: RunSummary }) {
  const w = words.value;
  const text = run.status === 'queued' && run.place !== null ? w.runQueued(run.place) : w.runStatus[run.status];
  return <span class={`tag status ${run.status}`}>{text}</span>;
}
