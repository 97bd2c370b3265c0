/** The replay that a user names: a link, its code, or a file that holds one of them. */
import { existsSync } from 'node:fs';
import { decodeReplay, type LinkProblem, type Replay } from '../../../shared/arena/replay.ts';
import { codeInLink } from '../../../shared/arena/replayAddress.ts';
import { UsageError } from './command.ts';
import { readBytes } from './files.ts';

const PROBLEM: Readonly<Record<LinkProblem, string>> = {
  letters: 'it is no replay link: give the whole link, its code after #, or a file that holds one',
  version: 'it was written by another version of the simulation: verify it with that one',
  setup: 'its match has a speed that does not exist: copy the link again',
  incomplete: 'it breaks off: copy the whole link',
  'after-end': 'it goes on after its match is decided: copy the link again',
  altered: 'it is not as a replay is written: copy the link again',
};

/** @throws UsageError with one line if there is no replay in it */
export function readReplayLink(linkOrFile: string): Replay {
  const isFile = existsSync(linkOrFile);
  const text = isFile ? new TextDecoder().decode(readBytes(linkOrFile)) : linkOrFile;
  const decoded = decodeReplay(codeInLink(text));
  if (decoded.ok) return decoded.value;
  throw new UsageError([`${isFile ? linkOrFile : shortened(text)}: ${PROBLEM[decoded.code]}`]);
}

/** One line of at most 60 characters. */
function shortened(text: string): string {
  const line = JSON.stringify(text).slice(1, -1) || 'nothing';
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
