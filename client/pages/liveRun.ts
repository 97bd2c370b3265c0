import { useEffect, useMemo } from 'preact/hooks';
import { createRunView, type RunView } from '../model/runView.ts';
import { followRun } from '../net/runFeed.ts';
import { connection } from './arena.ts';

/** A view of the server's live run, filled while the component is shown. */
export function useLiveRun(): RunView {
  const run = useMemo(createRunView, []);
  useEffect(() => followRun(connection, run), [run]);
  return run;
}
