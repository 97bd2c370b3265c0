import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingReport } from '../../server/cli/support/trainingReport.ts';
import { RECIPES } from '../../shared/learner/recipes/index.ts';
import { decodeRunFile, encodeRunFile } from '../../shared/learner/runFile.ts';
import { sealContainer } from '../../shared/policy/container.ts';
import { ensureServerBuilt } from './built.ts';
import { bitsOf, newFolder, reportOf, saved, startTrain, train } from './killing.ts';

const folder = newFolder();
const at = (...names: string[]): string => join(folder, ...names);
const ARGS = ['--recipe', 'house', '--steps', '2000', '--seed', '3'];
let sound = new Uint8Array(); // a run stopped by SIGKILL: its last save
let before = new Uint8Array(); // the one before that
let whole: TrainingReport; // of the run never stopped

beforeAll(async () => {
  await ensureServerBuilt();
  for (;;) {
    const process = startTrain(...ARGS, '--out', at('made'), '--save-every', '50', '--json');
    const inTime = await saved(at('made', 'house-3.cpr'), 3, process);
    process.kill('SIGKILL');
    const { status } = await process.ended;
    if (inTime && status === null) break;
  }
  sound = Uint8Array.from(readFileSync(at('made', 'house-3.cpr')));
  before = Uint8Array.from(readFileSync(at('made', 'house-3.previous.cpr')));
  whole = reportOf(await train(...ARGS, '--json'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of its own with a run in it, and the save before. */
function stopped(name: string, bytes: Uint8Array = sound, previous: Uint8Array | null = before): string {
  mkdirSync(at(name));
  writeFileSync(at(name, 'house-3.cpr'), bytes);
  if (previous) writeFileSync(at(name, 'house-3.previous.cpr'), previous);
  return at(name, 'house-3.cpr');
}

const refusal = async (...args: readonly string[]): Promise<string> => {
  const { status, stdout, stderr } = await train(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  return stderr;
};

function changed(at: number, bit: number): Uint8Array {
  const bytes = sound.slice();
  bytes[(at + bytes.length) % bytes.length]! ^= bit;
  return bytes;
}

/** The run with another header, sealed anew. */
function resealed(changes: Readonly<Record<string, unknown>>): Uint8Array {
  const end = 8 + new DataView(sound.buffer, sound.byteOffset).getUint32(4, true);
  const header = JSON.parse(Buffer.from(sound.subarray(8, end)).toString()) as object;
  return sealContainer('CPR1', { ...header, ...changes }, sound.slice(end, -32));
}

describe.concurrent('[RESUME2] --resume refuses a damaged file in one line, and leaves it and the save before it alone', () => {
  const SHA = 'its SHA-256 does not match: it was cut or changed';
  const cases: readonly (readonly [string, () => Uint8Array, string | RegExp])[] = [
    ['empty', () => new Uint8Array(), 'it is no saved run: it does not begin with CPR1'],
    ['cut in its header', () => sound.slice(0, 100), 'it ends after 100 bytes, within its header'],
    ['cut in its body', () => sound.slice(0, sound.length >> 1), /^it ends after|^its SHA-256 does not match/],
    ['cut by a byte', () => sound.slice(0, -1), SHA],
    ['flipped in its header', () => changed(200, 1), SHA],
    ['flipped in its body', () => changed(-5_000, 0x80), SHA],
    ['flipped in its hash', () => changed(-1, 4), SHA],
    ['of another version', () => changed(3, 3), 'it is of version 2; this program reads version 1'],
    ['another simulation', () => resealed({ simVersion: 99 }), /^it was made by version 99 of the simulation/],
    ['another recipe', () => resealed({ recipe: RECIPES[3] }), 'its recipe is not the one that its hash names'],
    ['a checkpoint', () => readFileSync('assets/models/champion.cpa'), /^it is no saved run: /],
    ['a text', () => Buffer.from('hello\n'), /^it is no saved run: /],
  ];
  it.each(cases)('%s', async (name, make, reason) => {
    const path = stopped(name, make());
    const line = await refusal('--resume', path, '--json');
    const [, told, previous] =
      /^error: \S.*?\.cpr cannot be resumed: (.*); the save before it is (.*)\n$/.exec(line) ?? [];
    expect(told).toMatch(reason);
    if (typeof reason === 'string') expect(told).toBe(reason);
    expect(previous).toBe(path.replace('.cpr', '.previous.cpr'));
    expect(Buffer.compare(readFileSync(path), make())).toBe(0);
    expect(Buffer.compare(readFileSync(previous!), before)).toBe(0);
    expect(readdirSync(at(name))).toHaveLength(2);
  });
  it('no file, and a folder', async () => {
    expect(await refusal('--resume', at('none.cpr'))).toBe(
      `error: cannot read ${at('none.cpr')}: no such file or folder\n`,
    );
    expect(await refusal('--resume', folder)).toBe(`error: cannot read ${folder}: it is a folder\n`);
  });
});

describe.concurrent('[RESUME2] options that contradict the file are refused, one line each', () => {
  it('all at once', async () => {
    const path = stopped('contradicted');
    const others = [
      '--recipe',
      'cleanrl',
      '--seed',
      '4',
      '--env',
      'CartPole-v0',
      '--episodes',
      '9',
      '--engine',
      'tfjs',
    ];
    const lines = (await refusal('--resume', path, ...others)).trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^error: the saved run has another recipe: house \(\w+\), not cleanrl \(\w+\)$/),
      'error: the saved run has seed 3, not 4',
      'error: the saved run has environment CartPole-v1, not CartPole-v0',
      'error: the saved run has budget {"steps":2000}, not {"episodes":9}',
      'error: the saved run has the engine kernel, and tfjs has other bits',
    ]);
    expect(Buffer.compare(readFileSync(path), sound)).toBe(0);
  });
  it('weights to start from', async () => {
    const line = await refusal('--resume', stopped('from'), '--from', 'assets/models/champion.cpa');
    expect(line).toMatch(/^error: [^\n]*--from[^\n]*\n$/);
  });
  it('a world and an engine that are unknown here', async () => {
    const path = stopped('unknown', resealed({ environment: 'Pong', engine: 'gpu' }));
    expect(await refusal('--resume', path)).toBe(
      'error: the saved run has the engine gpu, which is unknown here\nerror: the saved run is in Pong, which is unknown here\n',
    );
  });
});

describe.concurrent('[DQN8] a stopped run', () => {
  it('goes on from either save, with options that say the same, on either engine, to the same bits', async () => {
    const js = await train('--resume', stopped('js'), '--engine', 'js', '--json');
    const same = await train('--resume', stopped('same'), ...ARGS, '--env', 'CartPole-v1', '--json');
    const path = stopped('previous', sound.slice(0, -9)).replace('.cpr', '.previous.cpr');
    const previous = await train('--resume', path, '--save-every', '300', '--json');
    expect(bitsOf({ ...reportOf(js), engine: 'kernel' })).toEqual(bitsOf(whole));
    expect(bitsOf(reportOf(same))).toEqual(bitsOf(whole));
    expect(bitsOf(reportOf(previous))).toEqual(bitsOf(whole));
    for (const name of ['js', 'same', 'previous'])
      expect(readdirSync(at(name)).sort()).toEqual(['house-3-best.cpa', 'house-3-last.cpa']);
  });

  it('[RESUME1] Ctrl-C saves it, exits 130 and says how to go on; that ends with the same bits', async () => {
    for (let tries = 0; ; tries++) {
      const out = at(`interrupted${tries}`);
      const process = startTrain(...ARGS, '--out', out, '--save-every', '30', '--json');
      await saved(join(out, 'house-3.cpr'), 2, process);
      process.kill('SIGINT');
      const { status, stdout, stderr } = await process.ended;
      if (status === 0 && tries < 10) continue; // it was quicker
      expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
      const [, step, command] =
        /stopped and saved at step (\d+); to go on: npm run train -- (.+)\n$/.exec(stderr) ?? [];
      const file = decodeRunFile(readFileSync(join(out, 'house-3.cpr')));
      expect(file.ok && file.value.snapshot['run.counts']?.[0]).toBe(Number(step));
      expect(bitsOf(reportOf(await train(...command!.split(' '))))).toEqual(bitsOf(whole));
      return;
    }
  });
});

describe.concurrent('[OUT6] on stdout', () => {
  it('--json is the last line and the only one; what a person reads goes to stderr', async () => {
    const { status, stdout, stderr } = await train('--recipe', 'keras-blog', '--steps', '300', '--json');
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 2 });
    expect(Object.keys(JSON.parse(stdout) as object)).toContain('weightsSha256');
    expect(stderr).toMatch(/^\[Train Episode 1\] Score: -?\d+\.0\n\[Train Episode 2\]/);
    expect(stderr.match(/\[Test Episode \d\] Score: \d+\.0\n/g)).toHaveLength(5);
  });

  it('without it are the lines of the post, the shown episodes and what was reached', async () => {
    const { stdout, stderr } = await train('--recipe', 'torch-blog', '--episodes', '41');
    const lines = stdout.trimEnd().split('\n');
    expect(stderr).toBe('');
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^n_episode :20, score : \d+\.\d, n_buffer : \d+, eps : 7\.9%$/),
      expect.stringMatching(/^n_episode :40, score : \d+\.\d, n_buffer : \d+, eps : 7\.8%$/),
    ]);
    expect(lines[2]).toMatch(/^before training: \d+ steps {3}after training: \d+ steps$/);
    expect(lines[3]).toMatch(/^\[Test Episode 1\] Score: \d+\.0$/);
    expect(lines[4]).toMatch(/^torch-blog seed 1 on CartPole-v1 \(kernel\): \d+ steps, 41 episodes, /);
    expect(lines.at(-1)).toMatch(/^weights [0-9a-f]{64}$/);
  });

  it('--list is the table, and a recipe file is checked before anything is trained', async () => {
    const { status, stdout } = await train('--list');
    expect([status, stdout.trimEnd().split('\n').length]).toEqual([0, RECIPES.length + 1]);
    writeFileSync(at('mine.json'), JSON.stringify({ base: 'house', gamma: 7, hidden: 'x' }));
    expect(await refusal('--recipe', at('mine.json'), '--out', at('never'))).toBe(
      'error: hidden is not a list\nerror: gammaRamp.start 0.97 is not within 0..gamma, or gamma 7 is not below 1\nerror: gamma 7 is not within 0..1\n',
    );
    expect(existsSync(at('never'))).toBe(false);
  });

  it.each([
    ['q-table', 'CartPole-v1'],
    ['nature-frozenlake', 'FrozenLake8x8-v1'],
  ])('--env trains %s in %s, and --use shows what it made', async (recipe, env) => {
    const out = at(env);
    const made = await train('--recipe', recipe, '--env', env, '--steps', '700', '--out', out, '--json');
    expect(reportOf(made)).toMatchObject({ recipe, env, steps: 700 });
    const model = join(out, `${recipe}-1-last.cpa`);
    const shown = await train('--use', model, '--episodes', '3');
    expect(shown.stdout.match(/^\[Test Episode \d\] Score: \d+\.0\n/gm)).toHaveLength(3);
    const used = await train('--use', model, '--episodes', '100', '--json');
    expect(JSON.parse(used.stdout)).toMatchObject({ mean: reportOf(made).evaluation.mean });
    expect(readdirSync(out).filter((name) => name.includes('.cpr'))).toEqual([]);
  });
});

it('[RESUME1] a folder that cannot be written to is refused before anything is trained', async () => {
  writeFileSync(at('file'), '');
  expect(await refusal(...ARGS, '--out', at('file'))).toBe(`error: cannot write to ${at('file')}: it is no folder\n`);
  expect(await refusal(...ARGS, '--out', at('file', 'x'))).toMatch(/^error: cannot write to \S+: [^\n]+\n$/);
});

it('[RESUME1] a stopped run that is about to be replaced is named', async () => {
  const path = stopped('replaced');
  const { status, stderr } = await train(...ARGS, '--out', at('replaced'), '--json');
  expect(status).toBe(0);
  expect(stderr).toContain(
    `note: ${path} is a run that was stopped; this one replaces it at its first save (--resume ${path} goes on`,
  );
});

it('[RESUME1] [RESUME2] the test makes sound files', () => {
  expect(decodeRunFile(sound).ok && decodeRunFile(before).ok && decodeRunFile(resealed({})).ok).toBe(true);
  const { value } = decodeRunFile(sound) as { readonly value: Parameters<typeof encodeRunFile>[0] };
  expect(Buffer.compare(encodeRunFile(value), sound)).toBe(0);
});
