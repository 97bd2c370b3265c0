/** A run of the server as the panels see it, filled as long as it is open. */
import { createRunModel, type RunSource } from '../../model/run/runModel.ts';
import type { Connection } from '../../net/connection.ts';
import { followRun, type RunFeed } from '../../net/runFeed.ts';

export type OpenedRun = RunSource & RunFeed;

/** @param run null: the showcase, and the next one after it */
export function openRun(connection: Connection, run: string | null): OpenedRun {
  const model = createRunModel();
  return { model, ...followRun(connection, run, model) };
}
