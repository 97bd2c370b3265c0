/** A run's numbers as an event file that TensorBoard opens (FILE7). */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../storage/folder.ts';
import { UsageError } from './command.ts';
import { scalarRecord, versionRecord } from './eventRecords.ts';
import { reason } from './files.ts';

export type Tag =
  | 'charts/episodicReturn'
  | 'charts/episodicLength'
  | 'charts/epsilon'
  | 'charts/stepsPerSecond'
  | 'charts/evaluationMean'
  | 'losses/tdLoss'
  | 'losses/qValues'
  | `collapse/${string}`
  | 'score'; // of minimal-rl and its kin: the sum of 20 returns / 20, every 20 episodes, as their posts write it

export interface Tensorboard {
  /**
   * @param step of the environment, or the episode where a chart counts these; whole
   * @param value kept as float32; NaN and infinities are kept too, and drawn as such
   * @param wallTimeSeconds since 1970
   * @throws UsageError if the disk refuses
   */
  scalar(tag: Tag, step: number, value: number, wallTimeSeconds: number): void;
  /** Writes what is left. */
  close(): void;
}

const FLUSH_SECONDS = 1; // TensorBoard that looks on is at most this far behind
const FLUSH_BYTES = 65_536;

/**
 * Begins `folder/runName/events.out.tfevents.*`. Records are written whole, so a killed run leaves a file that opens.
 * @param runName what TensorBoard lists; runs of one name are one curve, each in a file of its own
 * @throws UsageError if the place is not writable
 */
export function createTensorboard(folder: string, runName: string, startSeconds = Date.now() / 1000): Tensorboard {
  const stamp = String(Math.floor(startSeconds)).padStart(10, '0'); // TensorBoard reads files of a run by name
  const path = join(folder, runName, `events.out.tfevents.${stamp}.cartpole-arena.${process.pid}`);
  const attempt = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw new UsageError([`cannot write ${path}: ${reason(error)}`]);
    }
  };
  const file = attempt(() => {
    makeFolder(join(folder, runName));
    return openSync(path, 'a');
  });
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let flushedAt = startSeconds;
  const add = (record: Uint8Array): void => {
    waiting.push(record);
    waitingBytes += record.length;
  };
  const flush = (): void =>
    attempt(() => {
      const bytes = Buffer.concat(waiting);
      waiting = [];
      waitingBytes = 0;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    });
  add(versionRecord(startSeconds));
  flush();
  return {
    scalar(tag, step, value, wallTimeSeconds) {
      add(scalarRecord(tag, step, value, wallTimeSeconds));
      if (waitingBytes < FLUSH_BYTES && wallTimeSeconds < flushedAt + FLUSH_SECONDS) return;
      flushedAt = wallTimeSeconds;
      flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
