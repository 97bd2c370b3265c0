import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { agentFile } from '../../shared/boards/agentFile.ts';
import { agentRowId } from '../../shared/boards/agentProtocol.ts';
import { parseProblem } from '../../shared/protocol/parseBoards.ts';
import { json, randomPolicy, SMALL, safetensors } from '../policy/policies.ts';
import { testServer } from './support.ts';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const run = promisify(execFile);
const EXAMPLES = readFileSync(file('docs/api.md'), 'utf8');
const policy = randomPolicy(SMALL);
let server: RunningServer;
let folder = '';

/** All blocks of a language as one program, against the test's server. */
function program(language: string): string {
  const [, ...parts] = EXAMPLES.split(`\n\`\`\`${language}\n`);
  const blocks = parts.map((part) => part.split('\n```\n')[0]!);
  return blocks.join('\n').replaceAll('http://localhost:3000', `http://127.0.0.1:${server.port}`);
}

/** Where it is not installed, that is said. */
async function has(command: string): Promise<boolean> {
  try {
    await run(command, ['--version']);
    return true;
  } catch {
    process.stderr.write(`${command} is not installed here: its examples are not run\n`);
    return false;
  }
}

/** The snippet of docs/export, as its users start it. */
async function uploaded(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return run('python3', [file('docs/export/upload.py'), ...args, `http://127.0.0.1:${server.port}`]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

beforeAll(async () => {
  server = await testServer();
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
  writeFileSync(join(folder, 'policy.json'), json(policy)[0]!.bytes);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('the examples of docs/api.md', () => {
  it('[API8] the Python snippet puts a policy on the board and prints its row; again, it prints the same row', async (context) => {
    if (!(await has('python3'))) return context.skip();
    const id = agentRowId(agentFile(policy).sha256);
    const first = await uploaded(join(folder, 'policy.json'), 'Steady Eve');
    expect(first, first.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('rank 1: Steady Eve') as string,
    });
    expect(first.stdout).toContain(`committed ${agentFile(policy).sha256}`);
    expect(first.stdout).toContain(`/boards#agents/CartPole-v1/${id}`);
    expect(readdirSync(folder)).toContain('arena-token.txt');
    const again = await uploaded(join(folder, 'policy.json'), 'Another name');
    expect(again.stdout).toContain('rank 1: Steady Eve');
  });
  it('[API8] the Python snippet says why it is refused, and reads safetensors', async (context) => {
    if (!(await has('python3'))) return context.skip();
    writeFileSync(join(folder, 'cut.json'), json(policy)[0]!.bytes.slice(0, 100));
    const refused = await uploaded(join(folder, 'cut.json'), 'Cut');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^refused \(bad-header\): /) as string });
    writeFileSync(join(folder, 'policy.safetensors'), safetensors(policy)[0]!.bytes);
    expect((await uploaded(join(folder, 'policy.safetensors'), 'Twin')).stdout).toContain('Steady Eve'); // the same weights
  });
  it('[API8] curl', async (context) => {
    if (!(await has('curl'))) return context.skip();
    const { stdout } = await run('sh', ['-euc', program('sh')], { cwd: folder });
    expect(stdout).toContain('"name":"Steady Eve"');
    expect(stdout).toMatch(/x-total-rows: 1\r?\n/i);
    expect(stdout).toContain('"name":"Ada"');
    const [head, line] = readFileSync(join(folder, 'board.csv'), 'utf8').split('\r\n');
    expect([head?.slice(0, 12), line?.slice(0, 8)]).toEqual(['rank,id,name', '1,agent-']);
    const problem = stdout.slice(stdout.lastIndexOf('{"type"')); // curl ends no line
    expect(parseProblem(JSON.parse(problem))).toEqual(JSON.parse(program('json')));
  });
  it('[API8] JavaScript', async () => {
    writeFileSync(join(folder, 'example.mjs'), program('js'));
    const { stdout } = await run(process.execPath, [join(folder, 'example.mjs')]);
    expect(stdout).toMatch(/^1 Steady Eve \d/);
  });
  it('[API8] Python', async (context) => {
    if (!(await has('python3'))) return context.skip();
    writeFileSync(join(folder, 'example.py'), program('python'));
    const { stdout } = await run('python3', [join(folder, 'example.py')]);
    expect(stdout).toContain(`Steady Eve ${agentFile(policy).sha256} `);
  });
});
