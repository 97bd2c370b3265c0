import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PAGE = '.'.repeat(4_096);

/** Whether the disk takes something now: a page in a file that is gone at once. @throws Error of the system if it does not */
export async function tryToWrite(dataDir: string): Promise<void> {
  const path = join(dataDir, `.ready-${process.pid}`);
  try {
    await writeFile(path, PAGE, { mode: 0o600 });
  } finally {
    await rm(path, { force: true });
  }
}
