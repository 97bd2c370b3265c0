/** Where a run is saved while it goes, so that nothing is lost to a crash, a power cut or Ctrl-C (RESUME1). */
import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decodeRunFile, type RunFile } from '../../../shared/learner/runFile.ts';
import { UsageError } from './command.ts';
import { readBytes, writeWhole } from './files.ts';
import type { Keeper } from './training.ts';

const EVERY_MS = 10_000;

export interface RunKeeper extends Keeper {
  readonly path: string;
  /** The step of the last save; null before the first. */
  readonly savedStep: number | null;
  stop(): void;
  /** The run is over: its file is no longer needed. */
  finish(): void;
}

export interface KeeperOptions {
  readonly folder: string | null; // null: only a stop saves, in the current folder
  readonly name: string; // of the file, without its ending
  readonly everySteps: number | null; // null: every 10 seconds
}

/** The save before `path`, kept in case `path` is damaged. */
export function previousOf(path: string): string {
  return path.replace(/\.cpr$/, '.previous.cpr');
}

export function createRunKeeper({ folder, name, everySteps }: KeeperOptions): RunKeeper {
  const path = join(folder ?? '.', `${name}.cpr`);
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
      if (existsSync(path)) keepPrevious(path);
      writeWhole(path, file);
      savedStep = step;
      lastMs = performance.now();
    },
    finish() {
      for (const done of [path, previousOf(path), ...unfinished(path)]) rmSync(done, { force: true });
    },
  };
}

/** What saves that were killed half-way have left behind. */
function unfinished(path: string): string[] {
  const folder = dirname(path);
  const isOurs = (name: string): boolean => name.startsWith(basename(path, '.cpr')) && /\.cpr\.\d+\.tmp$/.test(name);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(isOurs)
        .map((name) => join(folder, name))
    : [];
}

/** `path` never vanishes: its bytes get a second name before the new file takes the first. */
function keepPrevious(path: string): void {
  const second = `${previousOf(path)}.${process.pid}.tmp`;
  rmSync(second, { force: true });
  try {
    linkSync(path, second);
  } catch {
    copyFileSync(path, second); // a file system without links
  }
  renameSync(second, previousOf(path));
}

/** @throws UsageError with what is wrong with the file, and where the save before it is */
export function readRunFile(path: string): RunFile {
  const result = decodeRunFile(readBytes(path));
  if (result.ok) return result.value;
  const previous = previousOf(path);
  const hint = path !== previous && existsSync(previous) ? `; the save before it is ${previous}` : '';
  throw new UsageError([`${path} cannot be resumed: ${result.message}${hint}`]);
}
