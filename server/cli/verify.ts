// npm run verify -- LINK-FILE-OR-ROW [--row ROW] [--only NAMES] [--model FILE] [--json]
import type { Match } from '../../shared/arena/match.ts';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import { hex32, judgeReplay } from '../../shared/boards/survivalTask.ts';
import { type NamedRow, readRow, rowPolicy } from './support/boardRow.ts';
import { command, printJson, runCommand, UsageError } from './support/command.ts';
import { readReplayCode } from './support/replayLink.ts';
import { rowLine, verifyRow } from './support/verifyRow.ts';

interface Options {
  readonly json?: true;
  readonly row?: string;
  readonly only?: string;
  readonly model?: string;
}

/** Who fell when and how, and who won: a line each. */
function told(match: Match): string[] {
  const { speed, wind, seed } = match.setup;
  const seats = match.lanes.map(({ fall }, seat) => {
    if (!fall) return `seat ${seat + 1}: still stands`;
    const how = fall.cause === 'angle' ? 'its pole tipped over to the' : 'it left the track on the';
    return `seat ${seat + 1}: fell at tick ${fall.tick}, ${how} ${fall.side}`;
  });
  const winner = match.lanes.length > 1 ? [`winner: ${winnerOf(match)}`] : [];
  return [`${match.tick} ticks at ${speed}, wind ${wind}, seed ${seed}`, ...seats, ...winner];
}

function winnerOf(match: Match): string {
  if (match.phase === 'playing') return 'nobody, it was stopped before its end';
  return match.winner === 'draw' ? 'nobody, the last fell in the same tick' : `seat ${match.winner + 1}`;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Against its own hash alone. @returns whether it is right */
function verifyLink(code: string, json: boolean): boolean {
  const decoded = decodeReplay(code);
  if (!decoded.ok) throw new Error(decoded.code); // it was read before
  const { match, hash } = simulateReplay(decoded.value);
  const [claimedHash, stepped] = [hex32(decoded.value.hash), hex32(hash)];
  const ok = claimedHash === stepped;
  const verdict = ok
    ? `verified: stepped again it ends with the hash of its link, ${stepped}`
    : `not verified: its link says ${claimedHash}, stepped again it ends with ${stepped}`;
  if (json) printJson({ ok, ticks: decoded.value.ticks, claimedHash, hash: stepped });
  else for (const line of [...told(match), verdict]) say(line);
  return ok;
}

/** A link as the run of a row. */
function verifyAgainst(code: string, { detail: { proof } }: NamedRow, json: boolean): boolean {
  if (proof.kind !== 'players') throw new UsageError([`--row: a ${proof.kind} row has no replay of its own`]);
  const { ok, message, ...rest } = judgeReplay(code, proof);
  if (json) printJson({ ok, ...rest });
  else {
    const at = rest.tick === null ? '' : ` (breaks at tick ${rest.tick})`;
    say(ok ? `verified: it is the run of the row, ${message}` : `not verified: ${message}${at}`);
  }
  return ok;
}

async function verifyNamed(named: NamedRow, { json, only, model }: Options): Promise<boolean> {
  const { detail } = named;
  const file = await rowPolicy(named, model ?? null);
  const tell = json ? () => {} : say;
  tell(rowLine(detail));
  const { ok, problems, checks } = verifyRow(detail, file, only?.split(',') ?? null, tell);
  if (!json) return ok;
  const { board, division, id } = detail.row;
  const pieces = checks.map(({ name, claimed, found, ...end }) => {
    return { name, ok: end.ok, code: end.code, tick: end.tick, claimedHash: claimed, hash: found };
  });
  const replay =
    detail.proof.kind === 'players'
      ? { ticks: detail.proof.ticks, claimedHash: detail.proof.hash, hash: checks[0]?.found ?? null }
      : {};
  printJson({ ok, board, division, id, ...replay, problems: problems.map(({ code }) => code), checks: pieces });
  return ok;
}

const program = command('verify', 'Compute a replay or the row of a board again and compare hashes and figures')
  .argument(
    '<link-file-or-row>',
    'the link of a replay, its code after #, the address of a row, or a file of one of them',
  )
  .option('--row <row>', 'hold the link against this row: its address or its file')
  .option('--only <names>', 'of a row only these pieces, with commas: sets, seeds or games')
  .option('--model <file>', "an agent's policy, if it is not to be fetched")
  .option('--json', 'end with one JSON object on stdout')
  .action(async (given: string) => {
    const options = program.opts<Options>();
    const json = options.json === true;
    const against = options.row === undefined ? null : await readRow(options.row);
    if (options.row !== undefined && !against) throw new UsageError([`--row ${options.row}: it is no row`]);
    const row = against ? null : await readRow(given);
    const ok = row
      ? await verifyNamed(row, options)
      : against
        ? verifyAgainst(readReplayCode(given, false), against, json)
        : verifyLink(readReplayCode(given, true), json);
    if (!ok) process.exitCode = 1;
  });

await runCommand(program);
