/** The files of the version that the worker belongs to; the build writes them in (vite.offline.ts). */
interface KeptFile {
  readonly url: string;
  readonly revision: string | null; // null: the name changes with the content
}

declare const OFFLINE_FILES: readonly KeptFile[];
declare const OFFLINE_LATE: readonly string[];
declare const OFFLINE_VERSION: string;

export const FILES = OFFLINE_FILES; // fetched when the worker is installed
export const LATE = OFFLINE_LATE; // paths: megabytes that few visitors need, kept once they were used
export const VERSION = OFFLINE_VERSION;
