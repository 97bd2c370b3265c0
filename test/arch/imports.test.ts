import { describe, expect, it } from 'vitest';
import { type Row, TABLE } from './importTable.ts';
import { type Import, importsOf, roomOf, sourceFiles } from './sources.ts';

const FOLDERS = ['shared', 'server', 'client'] as const;
const files = Object.fromEntries(FOLDERS.map((folder) => [folder, sourceFiles(folder)]));
const imports = FOLDERS.flatMap((folder) => files[folder]!.flatMap((file) => importsOf(file)));

const says = ({ file, line, specifier }: Import): string => `${file}:${line} imports ${specifier}`;
const isWithin = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`) || path.replace(/\.tsx?$/, '') === folder);

function isAllowed(found: Import, room: string, row: Row): boolean {
  const { own, target, typesOnly, lazy } = found;
  if (!own)
    return row.packages === 'any' || row.packages.some((p) => (p.endsWith(':') ? target.startsWith(p) : p === target));
  if (isWithin(target, [room, ...row.own])) return true;
  if (
    /\.(css|svg|png|json)$/.test(target) &&
    isWithin(
      target,
      FOLDERS.filter((f) => room.startsWith(f)),
    )
  )
    return true;
  if (typesOnly && isWithin(target, [...(row.types ?? []), ...(row.lazy ?? [])])) return true;
  return lazy && isWithin(target, row.lazy ?? []);
}

/** What a list of imports has against the table. */
function violations(list: readonly Import[]): string[] {
  return list
    .filter((found) => {
      const row = TABLE[roomOf(found.file)];
      return row !== undefined && !isAllowed(found, roomOf(found.file), row);
    })
    .map(says);
}

describe('[ARCH1] imports point one way', () => {
  it.each(FOLDERS)('and files of %s were read', (folder) => {
    expect(files[folder]!.length).toBeGreaterThan(0);
    expect(imports.some((found) => found.file.startsWith(`${folder}/`) && found.own)).toBe(true);
  });
  it('every folder has a row in the table', () => {
    const rooms = new Set(FOLDERS.flatMap((folder) => files[folder]!.map(roomOf)));
    expect([...rooms].filter((room) => !(room in TABLE))).toEqual([]);
  });
  it('no folder needs itself by a detour', () => {
    const needs = new Map<string, Set<string>>();
    for (const { file, target, own, typesOnly } of imports) {
      if (!own || typesOnly || roomOf(file) === roomOf(target)) continue;
      needs.set(roomOf(file), (needs.get(roomOf(file)) ?? new Set()).add(roomOf(target)));
    }
    const reach = (room: string, seen: Set<string>): Set<string> => {
      for (const next of needs.get(room) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    expect([...needs.keys()].filter((room) => reach(room, new Set()).has(room))).toEqual([]);
  });
  it('as the table says', () => {
    expect(violations(imports)).toEqual([]);
  });
  it('client and server never meet', () => {
    const meets = imports.filter(
      ({ file, target, own }) =>
        own &&
        ['client/', 'server/'].some(
          (side) => file.startsWith(side) !== target.startsWith(side) && target.startsWith(side),
        ),
    );
    expect(meets.map(says)).toEqual([]);
  });
  it('shared/ knows no Node, no server and no client', () => {
    const shared = imports.filter(({ file }) => file.startsWith('shared/'));
    expect(
      shared.filter(({ target, own }) => (own ? !target.startsWith('shared/') : target.startsWith('node:'))).map(says),
    ).toEqual([]);
  });
  it('only shared/tfjs imports tfjs', () => {
    const tfjs = imports.filter(
      ({ specifier }) => specifier.startsWith('@tensorflow/') && !specifier.endsWith('.wasm'),
    );
    expect(tfjs.length).toBeGreaterThan(0);
    expect(tfjs.filter(({ file }) => !file.startsWith('shared/tfjs/')).map(says)).toEqual([]);
    const eager = imports.filter(
      ({ file, target, lazy, typesOnly }) =>
        target.startsWith('shared/tfjs/') && !file.startsWith('shared/tfjs/') && !lazy && !typesOnly,
    );
    expect(eager.map(says)).toEqual([]); // megabytes: nobody loads it unasked
  });
});

describe('[ARCH1] the test itself', () => {
  it.each([
    ['shared/sim/x.ts', "import { a } from '../policy/a.ts';"],
    ['shared/sim/x.ts', "import fs from 'node:fs';"],
    ['shared/sim/x.ts', "import fs from 'fs';"],
    ['shared/sim/x.ts', "export * from '../learner/a.ts';"],
    ['shared/learner/x.ts', "type T = import('../tfjs/a.ts').T;"],
    ['shared/protocol/x.ts', "import { a, type B } from '../learner/a.ts';"],
    ['server/training/x.ts', "const a = await import('../net/a.ts');"],
    ['server/arena/x.ts', "import { Server } from 'socket.io';"],
    ['client/game/x.ts', "new Worker(new URL('../workers/train.ts', import.meta.url));"],
    ['client/pages/x.tsx', "import { a } from '../game/a.ts';"],
    ['client/net/x.ts', "import type { A } from '../../server/net/a.ts';"],
  ])('notices in %s: %s', (file, text) => {
    expect(violations(importsOf(file, text))).toHaveLength(1);
  });
  it.each([
    ['shared/policy/x.ts', "import { sha256 } from '@noble/hashes/sha2.js'; import { a } from '../sim/a.ts';"],
    ['shared/protocol/x.ts', "import type { A } from '../sim/a.ts'; import { type B } from '../arena/b.ts';"],
    [
      'client/pages/x.tsx',
      "const a = await import('../game/a.ts'); import type { B } from '../game/b.ts'; import './x.css';",
    ],
    ['server/main.ts', "import { a } from './net/a.ts'; import 'socket.io';"],
  ])('lets pass in %s: %s', (file, text) => {
    expect(violations(importsOf(file, text))).toEqual([]);
  });
});
