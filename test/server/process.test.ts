import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import { ensureServerBuilt, MAIN } from './built.ts';
import { ask, leanAfter, next, playDuel, visit } from './support.ts';

beforeAll(ensureServerBuilt, 60_000);

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly exited: Promise<number | null>;
  /** The port of the address line. */
  readonly listening: Promise<number>;
}

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(environment: Readonly<Record<string, string>>): Started {
  const env = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'arena-')),
  };
  const child = spawn(process.execPath, [MAIN], { env: { ...env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const listening = new Promise<number>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const port = /http:\/\/\S+:(\d+)\n/.exec(out)?.[1];
      if (port) resolve(Number(port));
    });
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { child, out: () => out, err: () => err, exited, listening };
}

/** A port that somebody else holds. */
async function takenPort(): Promise<{ readonly port: number; readonly holder: Server }> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { port: address.port, holder };
}

describe.concurrent('what is wrong is said in one line, and the server exits with 1', () => {
  it.each([
    [{ PORT: 'abc' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ PORT: '65536' }, /65535/],
    [{ PORT: '80.5' }, /PORT/],
    [{ HOST: '203.0.113.7' }, /203\.0\.113\.7/],
    [{ DATA_DIR: '/dev/null/data' }, /^the data folder \/dev\/null\/data cannot be written/],
    [{ DATA_DIR: '/proc/arena/data' }, /^the data folder \/proc\/arena\/data cannot be written/], // where Node's recursive mkdir never returns
    [{ ALLOWED_ORIGINS: 'example.org' }, /ALLOWED_ORIGINS/],
    [{ SESSION_SECRET: 'short' }, /SESSION_SECRET/],
    [{ PORT: 'x', LOG_LEVEL: 'loud' }, /PORT.*LOG_LEVEL/],
  ])('%j', async (environment, reason) => {
    const server = start(environment as Record<string, string>);
    expect(await server.exited).toBe(1);
    expect(server.out()).toBe('');
    expect(server.err()).toMatch(/^[^\n]+\n$/);
    expect(server.err()).toMatch(reason);
  });
  it('a port that is taken', async () => {
    const { port, holder } = await takenPort();
    const server = start({ PORT: String(port) });
    expect(await server.exited).toBe(1);
    expect(server.err()).toBe(`port ${port} is taken\n`);
    holder.close();
  });
  it('a secret that is no key', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
    writeFileSync(join(dataDir, 'secret'), 'hello\n');
    const server = start({ DATA_DIR: dataDir });
    expect(await server.exited).toBe(1);
    expect(server.err()).toMatch(/^[^\n]*secret[^\n]*\n$/);
  });
});

describe.concurrent('a started server', () => {
  it('prints its address and nothing else, keeps its secret to itself and over a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
    const first = start({ DATA_DIR: dataDir });
    const before = await visit(await first.listening);
    expect(first.out()).toMatch(/^CartPole Arena is at http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(first.err()).toBe('');
    const secret = join(dataDir, 'secret');
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    const made = readFileSync(secret, 'utf8');
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    before.client.close();

    const second = start({ DATA_DIR: dataDir });
    const after = await visit(await second.listening, { token: before.session.token });
    expect(after.session.name).toBe(before.session.name);
    expect(readFileSync(secret, 'utf8')).toBe(made);
    after.client.close();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[RUN6] on %s tells players, ends their duels and exits within 10 s',
    async (signal) => {
      const server = start({});
      const port = await server.listening;
      const agents = (await (await fetch(`http://127.0.0.1:${port}/api/v1/agents`)).json()) as AgentInfo[];
      const { client } = await visit(port);
      const bot = playDuel(client, await ask.join(client, agents.at(-1)!.id), leanAfter(1e6));
      await next(client, 'k');
      const told = Promise.all([next(client, 'match:finished'), next(client, 'server:closing')]);
      const asked = performance.now();
      server.child.kill(signal);
      const [result] = await told;
      expect(result).toMatchObject({ end: 'server-closing', winner: 'draw' });
      expect(await server.exited).toBe(0);
      expect(performance.now() - asked).toBeLessThan(10_000);
      bot.pause();
      client.close();
    },
  );
});
