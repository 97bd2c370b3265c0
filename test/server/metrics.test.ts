import { expect, it } from 'vitest';
import { TABLE } from '../../server/net/arenaMetrics.ts';
import { writeMetrics } from '../../server/net/metrics.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { sampleRow } from './storage/boardSamples.ts';
import { testConfig, testServer } from './support.ts';

interface Family {
  readonly type: string;
  readonly help: string;
  readonly samples: Map<string, number>; // by labels as written
}

/** A strict reader of the text format: every sample belongs to the family above it. */
function parse(text: string): Map<string, Family> {
  expect(text.endsWith('\n')).toBe(true);
  const families = new Map<string, Family>();
  let current = '';
  let help = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const comment = /^# (HELP|TYPE) ([a-z_0-9]+) (.+)$/.exec(line);
    if (comment?.[1] === 'HELP') {
      help = comment[3]!;
      current = comment[2]!;
      continue;
    }
    if (comment?.[1] === 'TYPE') {
      expect(comment[2]).toBe(current);
      expect(families.has(current)).toBe(false);
      families.set(current, { type: comment[3]!, help, samples: new Map() });
      continue;
    }
    const sample = /^([a-z_0-9]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (\S+)$/.exec(line);
    if (!sample) throw new Error(`${line} is no sample`);
    expect(sample[1]).toBe(current);
    const value = Number(sample[3]);
    if (sample[3] !== 'NaN') expect(Number.isFinite(value)).toBe(true);
    families.get(current)!.samples.set(sample[2] ?? '', value);
  }
  return families;
}

it('[ME15] /metrics tells in Prometheus’ format all numbers of /healthz, the database, each board and what retention gave back', async () => {
  const config = testConfig();
  const storage = await openStorage(config);
  await storage.boards.put(sampleRow('one', '001'));
  await storage.boards.put(sampleRow('two', '002'));
  await storage.close();
  const server = await testServer({}, { DATA_DIR: config.dataDir });
  const at = `http://127.0.0.1:${server.port}`;
  const response = await fetch(`${at}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const families = parse(await response.text());
  const health = (await (await fetch(`${at}/healthz`)).json()) as Record<string, unknown>;
  await server.stop();

  for (const [name, { type, help, samples }] of families) {
    expect(name).toMatch(/^cartpole_arena_[a-z]/);
    expect(type).toBe(name.endsWith('_total') ? 'counter' : 'gauge');
    expect(help.length).toBeGreaterThan(5);
    expect(help).not.toContain('of /healthz'); // each has words of its own
    if (!['refusals_total', 'matches_ended_total'].some((many) => name.endsWith(many)))
      expect(samples.size).toBeGreaterThan(0);
  }
  const numbers = Object.values(health).filter((value) => typeof value === 'number');
  expect(numbers.length).toBeGreaterThan(10);
  const value = (name: string, labels = '') => families.get(`cartpole_arena_${name}`)?.samples.get(labels);
  expect(families.size).toBe(numbers.length + TABLE.length);
  expect(value('ready', '{part="disk"}')).toBe(1);
  expect(value('resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(value('database_up')).toBe(1);
  expect(value('database_bytes')).toBeGreaterThan(10_000);
  expect(value('board_rows', '{board="players",division="1x"}')).toBe(2);
  expect(value('table_bytes', '{table="board_rows"}')).toBeGreaterThan(0);
  expect(value('tick_lateness_seconds', '{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
  expect(value('retention_runs_kept')).toBe(50);
  expect(value('retention_freed_bytes_total')).toBe(0);
  expect(value('disk_free_bytes')).toBeGreaterThan(0);
});

it('[ME15] labels are quoted so that any text stays one label', () => {
  const labels = { name: 'a "b" \\ c\nd' };
  const text = writeMetrics([{ name: 'x', type: 'gauge', help: 'any\nthing', samples: [{ labels, value: 1.5 }] }]);
  expect(text).toBe(
    '# HELP cartpole_arena_x any\\nthing\n# TYPE cartpole_arena_x gauge\ncartpole_arena_x{name="a \\"b\\" \\\\ c\\nd"} 1.5\n',
  );
  expect(() => writeMetrics([{ name: 'Not A Name', type: 'gauge', help: '', samples: [] }])).toThrow(RangeError);
});
