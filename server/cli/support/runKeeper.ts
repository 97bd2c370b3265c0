/** Where a run is saved while it goes, so that nothing is lost to a crash, a power cut or Ctrl-C (RESUME1). */
import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { decodeRunFile, type RunFile } from '../../../shared/learner/runFile.ts';
import { UsageError } from './command.ts';
import { readBytes, reason, writeWhole } from './files.ts';
import type { Keeper } from './training.ts';

const EVERY_MS = 10_000;
const ENDING = '.cpr';

export interface RunKeeper extends Keeper {
  readonly path: string;
  /** The step of the last save; null before the first. */
  readonly savedStep: number | null;
  stop(): void;
  /** The run is over: its file is no longer needed. Files of other runs stay. */
  finish(): void;
}

export interface KeeperOptions {
  readonly folder: string | null; // null: only a stop saves, in the current folder
  readonly name: string; // of the file, without its ending
  readonly everySteps: number | null; // null: every 10 seconds
  readonly resumed: string | null; // the file that the run goes on from
}

/** The save before `path`, kept in case `path` is damaged. */
export function previousOf(path: string): string {
  return path.replace(/\.cpr$/, '.previous.cpr');
}

export function createRunKeeper({ folder, name, everySteps, resumed }: KeeperOptions): RunKeeper {
  const path = join(folder ?? '.', `${name}${ENDING}`);
  const isOurs = resumed !== null && [path, previousOf(path)].some((file) => resolve(file) === resolve(resumed));
  let lastMs = performance.now();
  let savedStep: number | null = null;
  let stopped = false;
  return {
    path,
    get savedStep() {
      return savedStep;
    },
    get stopped() {
      return stopped;
    },
    stop() {
      stopped = true;
    },
    isDue(step) {
      if (folder === null) return false;
      return everySteps === null ? performance.now() - lastMs > EVERY_MS : step % everySteps === 0;
    },
    save(file, step) {
      if (existsSync(path) && (savedStep !== null || isSound(path))) keepPrevious(path);
      writeWhole(path, file);
      savedStep = step;
      lastMs = performance.now();
    },
    finish() {
      if (savedStep === null && !isOurs) return;
      for (const done of [path, previousOf(path), ...unfinished(path)]) rmSync(done, { force: true });
    },
  };
}

/** Whether a save of an earlier process is worth keeping: a damaged one must not take the place of the good one before it. */
function isSound(path: string): boolean {
  return decodeRunFile(readBytes(path)).ok;
}

/** What saves of this run that were killed half-way have left behind. */
function unfinished(path: string): string[] {
  const folder = dirname(path);
  const begins = [path, previousOf(path)].map((file) => `${basename(file)}.`);
  const isOurs = (name: string): boolean =>
    begins.some((begin) => name.startsWith(begin) && /^\d+\.tmp$/.test(name.slice(begin.length)));
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(isOurs)
        .map((name) => join(folder, name))
    : [];
}

/** `path` never vanishes: its bytes get a second name before the new file takes the first. @throws UsageError */
function keepPrevious(path: string): void {
  const second = `${previousOf(path)}.${process.pid}.tmp`;
  try {
    rmSync(second, { force: true });
    try {
      linkSync(path, second);
    } catch {
      copyFileSync(path, second); // a file system without links
    }
    renameSync(second, previousOf(path));
  } catch (error) {
    throw new UsageError([`cannot write ${previousOf(path)}: ${reason(error)}`]);
  }
}

/** @throws UsageError with what is wrong with the file, and where the save before it is */
export function readRunFile(path: string): RunFile {
  const previous = previousOf(path);
  const hint = path !== previous && existsSync(previous) ? `; the save before it is ${previous}` : '';
  if (hint !== '' && !existsSync(path)) throw new UsageError([`there is no ${path}${hint}`]);
  const result = decodeRunFile(readBytes(path));
  if (result.ok) return result.value;
  throw new UsageError([`${path} cannot be resumed: ${result.message}${hint}`]);
}
