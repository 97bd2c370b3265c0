/** The replay that a user names: a link, its code, or a file that holds one of them. */
import { existsSync } from 'node:fs';
import { decodeReplay } from '../../../shared/arena/replay.ts';
import { codeInLink } from '../../../shared/arena/replayAddress.ts';
import { linkAdvice } from '../../../shared/boards/survivalTask.ts';
import { UsageError } from './command.ts';
import { readBytes } from './files.ts';

/**
 * @param checked whether it has to be the code of a replay
 * @throws UsageError with one line if there is no replay in it
 */
export function readReplayCode(linkOrFile: string, checked: boolean): string {
  const isFile = existsSync(linkOrFile);
  const text = isFile ? new TextDecoder().decode(readBytes(linkOrFile)) : linkOrFile;
  const code = codeInLink(text);
  const decoded = decodeReplay(code);
  if (!checked || decoded.ok) return code;
  const at = decoded.tick === null ? '' : ` (it breaks at tick ${decoded.tick})`;
  throw new UsageError([`${isFile ? linkOrFile : shortened(text)}: ${linkAdvice(decoded.code)}${at}`]);
}

/** One line of at most 60 characters. */
function shortened(text: string): string {
  const line = JSON.stringify(text).slice(1, -1) || 'nothing';
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
