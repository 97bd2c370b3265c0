/** Every dictionary of the pages in both languages, and its functions called with made-up arguments of their types. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { en } from '../../client/pages/words/en.ts';
import { ko } from '../../client/pages/words/ko.ts';

const folder = fileURLToPath(new URL('../../client/pages/words', import.meta.url));

export interface Dictionary {
  readonly file: string; // of the English one
  readonly en: object;
  readonly ko: object;
  readonly parameters: ReadonlyMap<string, readonly string[]>; // by the function's path: what types it takes
}

/** What the functions of an object literal take, as written. */
function parametersIn(file: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (node: ts.Node, path: string): void => {
    if (ts.isPropertyAssignment(node)) {
      const here = path === '' ? nameOf(node.name) : `${path}.${nameOf(node.name)}`;
      if (ts.isArrowFunction(node.initializer)) {
        found.set(
          here,
          node.initializer.parameters.map(({ type }) => type?.getText() ?? 'default'),
        );
      } else visit(node.initializer, here);
    } else ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true), '');
  return found;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) ? name.text : name.getText();
}

const only = (module: Record<string, unknown>, ending: string): object => {
  const names = Object.keys(module).filter((name) => name.endsWith(ending));
  if (names.length !== 1) throw new Error(`one dictionary a file, not ${names.join(', ')}`);
  return module[names[0]!] as object;
};

export async function dictionaries(): Promise<readonly Dictionary[]> {
  const parts = readdirSync(join(folder, 'parts')).filter((name) => name.endsWith('.en.ts'));
  const all: Dictionary[] = [{ file: 'en.ts', en, ko, parameters: parametersIn(join(folder, 'en.ts')) }];
  for (const part of parts) {
    const path = join(folder, 'parts', part);
    const english = (await import(path)) as Record<string, unknown>;
    const korean = (await import(path.replace('.en.ts', '.ko.ts'))) as Record<string, unknown>;
    all.push({ file: part, en: only(english, 'En'), ko: only(korean, 'Ko'), parameters: parametersIn(path) });
  }
  return all;
}

/** Something of that type, with that number in it. */
function madeUp(type: string, n: number): unknown {
  if (type === 'default') return undefined;
  if (type.endsWith('| null') && /^[A-Z]/.test(type)) return null;
  if (type.startsWith("'")) return /^'([^']*)'/.exec(type)![1];
  if (type.includes('number[]')) return [n];
  if (type.includes('string[]')) return ['x'];
  if (type.startsWith('number')) return n;
  if (type === 'boolean') return n !== 1;
  return type === 'keyof typeof FIELD' ? 'ice' : 'x';
}

export interface Said {
  readonly path: string;
  readonly text: string;
}

/** All that a dictionary says; its functions with that number for every number. */
export function saidBy(
  words: object,
  { parameters }: Pick<Dictionary, 'parameters'>,
  n: number,
  at = '',
): readonly Said[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]): readonly Said[] => {
    const path = at === '' ? key : `${at}.${key}`;
    if (typeof value === 'string') return [{ path, text: value }];
    if (typeof value === 'object' && value !== null) return saidBy(value, { parameters }, n, path);
    const types = parameters.get(path);
    if (typeof value !== 'function' || !types) return [];
    const text: unknown = value(...types.map((type) => madeUp(type, n)));
    return typeof text === 'string' ? [{ path, text }] : [];
  });
}
