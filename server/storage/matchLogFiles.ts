/** Files of the log of live matches: `live-matches-N.log`, each appended to, none synced; read once, at the start. */
import { type FileHandle, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './folder.ts';

export interface MatchLogFiles {
  /** What the process before has left, oldest first. */
  readonly left: readonly string[];
  append(text: string): Promise<void>;
  next(): Promise<number>;
  forgetBefore(file: number): Promise<void>;
  /** All that was left is of no use any more: from now on the log begins with this. */
  begin(text: string): Promise<void>;
  close(): Promise<void>;
}

const NAME = /^live-matches-(\d{1,12})\.log$/;
const MODE = 0o600;

/** @throws Error of the system if the folder cannot be made or read */
export async function openMatchLog(folder: string): Promise<MatchLogFiles> {
  makeFolder(folder);
  const pathOf = (file: number): string => join(folder, `live-matches-${file}.log`);
  const numbers = async (): Promise<readonly number[]> =>
    (await readdir(folder))
      .map((name) => NAME.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  const before = await numbers();
  const left = await Promise.all(before.map((file) => readFile(pathOf(file), 'utf8')));
  let newest = (before.at(-1) ?? 0) + 1;
  let handle: FileHandle | null = null;

  async function forgetBefore(file: number): Promise<void> {
    for (const old of await numbers()) if (old < file) await rm(pathOf(old), { force: true });
  }
  async function close(): Promise<void> {
    const closing = handle;
    handle = null;
    await closing?.close();
  }
  return {
    left,
    async append(text) {
      handle ??= await open(pathOf(newest), 'a', MODE);
      await handle.appendFile(text);
    },
    async next() {
      await close();
      return ++newest;
    },
    forgetBefore,
    async begin(text) {
      const temporary = `${pathOf(newest)}.new`;
      await writeFile(temporary, text, { mode: MODE });
      await rename(temporary, pathOf(newest)); // whole or not at all
      await forgetBefore(newest);
    },
    close,
  };
}
