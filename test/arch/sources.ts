/** What the architecture tests read: the project's source files and what each of them imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  readonly file: string; // from the root, as 'shared/sim/wind.ts'
  readonly line: number;
  readonly specifier: string; // as written, without a query
  readonly target: string; // a path from the root for our own files, else the package's name, or 'node:...'
  readonly own: boolean;
  readonly lazy: boolean; // import() or a worker's address
  readonly typesOnly: boolean;
}

/** Paths from the root of all .ts and .tsx files below `folder`, but for the kernel's AssemblyScript, which has rules of its own. */
export function sourceFiles(folder: string): string[] {
  const names = readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('shared/kernel/assembly/'))
    .sort();
}

/** The folder whose row of the import table a file falls under. Files beside server/main.ts and client/main.ts compose with them. */
export function roomOf(path: string): string {
  const [side, folder, ...rest] = path.split('/');
  return rest.length > 0 || side === 'shared' ? `${side}/${folder}` : `${side}/main`;
}

export function importsOf(path: string, text: string = readFileSync(`${ROOT}${path}`, 'utf8')): Import[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, written: string, kind: { lazy?: boolean; typesOnly?: boolean }): void => {
    const specifier = written.replace(/\?.*$/, '');
    const own = specifier.startsWith('.') || specifier.startsWith('/');
    found.push({
      file: path,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      specifier,
      own,
      target: own ? posix.join(posix.dirname(path), specifier) : packageOf(specifier),
      lazy: kind.lazy ?? false,
      typesOnly: kind.typesOnly ?? false,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, { typesOnly: bringsTypesOnly(node.importClause) });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, { typesOnly: node.isTypeOnly });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, (node.argument.literal as ts.StringLiteral).text, { typesOnly: true });
    } else if (ts.isCallExpression(node) && isImporting(node.expression)) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) add(node, argument.text, { lazy: true });
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      const [address, base] = node.arguments ?? [];
      const isModule = address && ts.isStringLiteralLike(address) && /^\.\.?\/.*\.tsx?$/.test(address.text);
      if (isModule && base?.getText() === 'import.meta.url') add(node, address.text, { lazy: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isImporting(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function bringsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false; // for its effects
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((e) => e.isTypeOnly);
}

/** '@scope/name' or 'name' of a deep import; built-ins always with their prefix. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  if (builtinModules.includes(specifier)) return `node:${specifier}`;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
