// npm run upload -- FILE... --name NAME [--server URL] [--token-file FILE] [--json]
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AGENT_DIVISION } from '../../shared/boards/agentProtocol.ts';
import { readFiles } from '../../shared/boards/readUpload.ts';
import { companionsOf, type NamedFile } from '../../shared/policy/readPolicy.ts';
import { parseSubmission } from '../../shared/protocol/parseBoards.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import type { RowDetail } from '../../shared/protocol/rowProofs.ts';
import type { Submission } from '../../shared/protocol/submissions.ts';
import { type ArenaApi, arenaApi, newToken } from './support/arenaApi.ts';
import { command, printJson, runCommand, UsageError } from './support/command.ts';
import { isFolder, readBytes, writeWhole } from './support/files.ts';

interface Options {
  readonly name: string;
  readonly server: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

const ASK_MS = 1_000;

const program = command('upload', 'Put a policy on the board of agents of a server, and wait for its row')
  .argument(
    '<files...>',
    'checkpoint, safetensors or JSON; of a LayersModel its folder, its model.json, or all its files',
  )
  .requiredOption('--name <name>', 'its name on the board, 2 to 20 characters')
  .option('--server <url>', 'of the arena', 'http://localhost:3000')
  .option('--token-file <file>', 'the session is kept there, so that all you upload belongs to one player')
  .option('--json', 'end with one JSON object on stdout')
  .action(async (paths: readonly string[]) => {
    const options = program.opts<Options>();
    const files = filesOf(paths);
    const read = readFiles(options.name, files);
    if (!read.ok)
      throw new UsageError([`${paths.join(', ')} cannot be put on the board (${read.code}): ${read.message}`]);
    const server = serverOf(options.server);
    const api = arenaApi(server, await tokenOf(server, options.tokenFile));
    const submission = await submitted(api, options.name, files);
    say(`committed ${submission.hash}`);
    const done = await decided(api, submission, say);
    if (done.status === 'refused' || done.row === null)
      return failed(`${done.name} was refused: ${done.problem ?? 'for an unknown reason'}`);
    const detail = await api.get(`/boards/agents/${AGENT_DIVISION}/rows/${done.row}`, parseRowDetail);
    if (!detail.ok) return failed(`its row cannot be fetched: ${detail.problem.detail}`);
    const address = new URL(`/boards#agents/${AGENT_DIVISION}/${done.row}`, server).href;
    if (options.json) printJson({ submission: done, ...detail.value, address });
    else print(detail.value, address);
  });

/** A LayersModel's files of weights come with it. @throws UsageError naming the file that cannot be read */
function filesOf(paths: readonly string[]): readonly NamedFile[] {
  const mains = paths.map((path) => (isFolder(path) ? join(path, 'model.json') : path));
  const files = mains.map((path) => ({ name: basename(path), bytes: readBytes(path) }));
  const [main] = mains;
  if (files.length > 1 || main === undefined) return files;
  const companions = companionsOf(files[0]!.bytes).map((name) => basename(name));
  return [...files, ...companions.map((name) => ({ name, bytes: readBytes(join(dirname(main), name)) }))];
}

function serverOf(text: string): URL {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new UsageError([`--server ${text} is no address such as http://localhost:3000`]);
}

async function tokenOf(server: URL, file: string | undefined): Promise<string> {
  if (file !== undefined && existsSync(file)) return new TextDecoder().decode(readBytes(file)).trim();
  const token = await newToken(server);
  if (file !== undefined) writeWhole(file, `${token}\n`);
  return token;
}

/** The one that is there already, if it is. */
async function submitted(api: ArenaApi, name: string, files: readonly NamedFile[]): Promise<Submission> {
  const packed = files.map((file) => ({ name: file.name, base64: Buffer.from(file.bytes).toString('base64') }));
  const answer = await api.post('/agents', { name, files: packed }, parseSubmission);
  if (answer.ok) return answer.value;
  const { code, detail } = answer.problem;
  const there = answer.location?.replace(/^\/api\/v1/, '');
  if (code === 'already-there' && there !== undefined) {
    const known = await api.get(there, parseSubmission);
    if (known.ok) return known.value;
  }
  throw new UsageError([`the server refuses it (${code}): ${detail}`]);
}

async function decided(api: ArenaApi, first: Submission, tell: (line: string) => void): Promise<Submission> {
  let last = '';
  for (let now = first; ; ) {
    if (now.status === 'admitted' || now.status === 'refused') return now;
    const place = now.place === null ? 'is being computed' : `number ${now.place} in the queue`;
    const left = now.secondsLeft === null ? '' : `, about ${Math.ceil(now.secondsLeft)} s left`;
    const line = `${place}, ${Math.round(100 * now.progress)} %${left}`;
    if (line !== last) tell(line);
    last = line;
    await setTimeout(ASK_MS);
    const next = await api.get(`/submissions/${now.id}`, parseSubmission);
    if (!next.ok) throw new UsageError([`the submission is gone: ${next.problem.detail}`]);
    now = next.value;
  }
}

function print({ row, proof }: RowDetail, address: string): void {
  const { figures, rank, name } = row;
  const lines = [`${name} is on the board, rank ${rank}`];
  if (figures.kind === 'agents') {
    const [low, high] = figures.ci95.map((value) => value.toFixed(2));
    lines.push(`mean ${figures.mean.toFixed(2)} (95 % ${low}..${high})`);
    lines.push(`endurance ${figures.endurance.toFixed(1)}, robustness ${figures.robustness.toFixed(2)}`);
  }
  if (proof.kind === 'agents') lines.push(`hash ${proof.sha256}`, `randomness ${proof.entropy}`);
  process.stdout.write(`${[...lines, address].join('\n')}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function failed(problem: string): void {
  process.stderr.write(`error: ${problem}\n`);
  process.exitCode = 1;
}

await runCommand(program);
