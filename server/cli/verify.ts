// npm run verify -- LINK-OR-FILE [--json]
import type { Match } from '../../shared/arena/match.ts';
import { simulateReplay } from '../../shared/arena/replay.ts';
import { command, printJson, runCommand } from './support/command.ts';
import { readReplayLink } from './support/replayLink.ts';

const hex = (hash: number): string => hash.toString(16).padStart(8, '0');

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

const program = command('verify', 'Step the match of a replay link again and compare its hash with the one in the link')
  .argument('<link-or-file>', 'the link of a replay, its code after #, or a text file that holds one of them')
  .option('--json', 'end with one JSON object on stdout')
  .action((linkOrFile: string) => {
    const replay = readReplayLink(linkOrFile);
    const { match, hash } = simulateReplay(replay);
    const ok = hash === replay.hash;
    if (program.opts<{ json?: true }>().json) {
      printJson({ ok, ticks: replay.ticks, claimedHash: hex(replay.hash), hash: hex(hash) });
    } else {
      const verdict = ok
        ? `verified: stepped again it ends with the hash of its link, ${hex(hash)}`
        : `not verified: its link says ${hex(replay.hash)}, stepped again it ends with ${hex(hash)}`;
      process.stdout.write(`${[...told(match), verdict].join('\n')}\n`);
    }
    if (!ok) process.exitCode = 1;
  });

await runCommand(program);
