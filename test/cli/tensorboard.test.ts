import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import crc32c from 'crc-32/crc32c.js';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../../server/cli/support/command.ts';
import { createTensorboard } from '../../server/cli/support/tensorboard.ts';

/** The parts of TensorFlow's event.proto and summary.proto that a scalar needs, for protobufjs: a reader that is not ours. */
const SCHEMA = `
  syntax = "proto3";
  message Summary {
    message Value { string tag = 1; float simple_value = 2; }
    repeated Value value = 1;
  }
  message Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }
`;
const Event = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('Event');

interface Decoded {
  readonly wall_time: number;
  readonly step: number;
  readonly file_version: string;
  readonly summary: { readonly value: readonly { readonly tag: string; readonly simple_value: number }[] } | null;
}

interface Read {
  readonly time: number;
  readonly step: number;
  readonly version: string;
  readonly values: readonly (readonly [tag: string, value: number])[];
}

/** Frames by TensorFlow's description, their checksums by the package crc-32. */
function readEvents(bytes: Buffer): Read[] {
  const masked = (data: Buffer): number => {
    const crc = crc32c.buf(data);
    return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  };
  const events: Read[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(bytes.readUInt32LE(at + 8)).toBe(masked(bytes.subarray(at, at + 8)));
    expect(bytes.readUInt32LE(at + 12 + length)).toBe(masked(data));
    const event = Event.toObject(Event.decode(data), { longs: Number, defaults: true }) as Decoded;
    const values = (event.summary?.value ?? []).map(({ tag, simple_value }) => [tag, simple_value] as const);
    events.push({ time: event.wall_time, step: event.step, version: event.file_version, values });
    at += length + 16;
  }
  return events;
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensorboard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function onlyFile(run: string): Buffer {
  const names = readdirSync(join(folder, run));
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/^events\.out\.tfevents\.1700000000\./);
  return readFileSync(join(folder, run, names[0]!));
}

it('[FILE7] an independent reader finds the version, then every number with its tag, step and time', () => {
  const board = createTensorboard(folder, 'house-1', 1_700_000_000.25);
  const steps = [0, 1, 127, 128, 300, 16_384, 2 ** 31, 2 ** 32 + 5, 2 ** 53 - 1];
  const values = [0, -0.1, 1e-30, 500, -3.4e38, 200.5, 1 / 3, -1, 7];
  for (const [i, step] of steps.entries()) board.scalar('losses/tdLoss', step, values[i]!, 1_700_000_000.5 + i / 8);
  board.scalar('collapse/terminalShare', 9, Number.NaN, 1_700_000_002);
  board.close();
  const [version, ...events] = readEvents(onlyFile('house-1'));
  expect(version).toEqual({ time: 1_700_000_000.25, step: 0, version: 'brain.Event:2', values: [] });
  expect(events.slice(0, -1)).toEqual(
    steps.map((step, i) => ({
      time: 1_700_000_000.5 + i / 8,
      step,
      version: '',
      values: [['losses/tdLoss', Math.fround(values[i]!)]],
    })),
  );
  expect(events.at(-1)?.values).toEqual([['collapse/terminalShare', Number.NaN]]);
});

it('[FILE7] a run that goes on is at most a second behind, in whole records; a long one needs no second', () => {
  const board = createTensorboard(folder, 'run', 1_700_000_000);
  const read = (): number => readEvents(onlyFile('run')).length;
  expect(read()).toBe(1);
  board.scalar('charts/episodicReturn', 1, 9, 1_700_000_000.5);
  expect(read()).toBe(1);
  board.scalar('charts/episodicReturn', 2, 10, 1_700_000_001);
  expect(read()).toBe(3);
  for (let step = 3; step < 2_000; step++) board.scalar('charts/episodicReturn', step, step, 1_700_000_001);
  expect(read()).toBeGreaterThan(1_000);
  board.close();
  expect(read()).toBe(2_000);
});

it('[FILE7] a place that cannot be written is a usage error that names it', () => {
  expect(() => createTensorboard('/proc/nowhere', 'run')).toThrow(UsageError);
  expect(() => createTensorboard('/proc/nowhere', 'run')).toThrow('cannot write /proc/nowhere/run/events');
});
