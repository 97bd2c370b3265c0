import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../../server/config.ts';
import { ROOT } from './sources.ts';

const text = readFileSync(`${ROOT}docs/operations.md`, 'utf8');
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const units = readdirSync(`${ROOT}docs/deploy`).filter((name) => name.endsWith('.service'));

it('[OPS1] docs/operations.md has a row for every setting, and for nothing else', () => {
  const rows = Array.from(text.matchAll(/^\| `([A-Z_]+)` \|/gm), ([, name]) => name!);
  expect([...rows].sort()).toEqual([...VARIABLE_NAMES].sort());
});

it('[OPS1] what it sets on the way are settings too', () => {
  const set = Array.from(text.matchAll(/echo '([A-Z_]+)=/g), ([, name]) => name!);
  expect(set.length).toBeGreaterThan(4);
  expect(set.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
});

it('[OPS1] the units start what npm start and npm run worker start', () => {
  const started = units.map((name) => {
    const unit = readFileSync(`${ROOT}docs/deploy/${name}`, 'utf8');
    return /^ExecStart=\/usr\/bin\/(.+)$/m.exec(unit)?.[1];
  });
  expect(started).toEqual([scripts['start'], scripts['worker']]);
});

it('[OPS1] every npm script that it names is there', () => {
  const named = Array.from(text.matchAll(/npm run ([a-z:]+)/g), ([, name]) => name!);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('[OPS1] every metric of its alarms is one that docs/metrics.md has', () => {
  const known = new Set(
    Array.from(readFileSync(`${ROOT}docs/metrics.md`, 'utf8').matchAll(/^\| `([a-z0-9_]+)` \|/gm), ([, name]) => name!),
  );
  const alarms = text.slice(text.indexOf('Alarms worth'), text.indexOf('## When a part fails'));
  const named = Array.from(alarms.matchAll(/`([a-z0-9_]+)(?:\{[^}]*\})?`/g), ([, name]) => name!).filter(
    (name) => name.includes('_') || name === 'ready',
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !known.has(name) && name !== 'cartpole_arena_')).toEqual([]);
});
