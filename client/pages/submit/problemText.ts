/** A code in the visitor's language; the server's own English where the page does not know it. */
import type { SubmitWords } from '../words/parts/submit.en.ts';
import type { Wrong } from './agentState.ts';

export function problemText(w: SubmitWords, { code, detail }: Wrong): string {
  return w.problems[code] ?? (detail || w.problems['failed'] || code);
}
