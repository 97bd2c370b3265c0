import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en } from '../../client/pages/words/en.ts';
import { ko } from '../../client/pages/words/ko.ts';

const client = fileURLToPath(new URL('../../client', import.meta.url));
const SPOKEN = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label']);
const LETTERS = /\p{L}{2,}/u; // one letter is a key's name, and the same everywhere
const TYPED = /^(\/|npm )/; // addresses and commands are the same in every language

const isSaid = (text: string): boolean => LETTERS.test(text) && !TYPED.test(text);

/** Texts that an expression may come out as: a literal, either side of a choice or a sum, the words of a template. */
function saidBy(expression: ts.Node): readonly string[] {
  if (ts.isParenthesizedExpression(expression)) return saidBy(expression.expression);
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(saidBy);
  if (ts.isBinaryExpression(expression)) {
    const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
    const both = joins.includes(expression.operatorToken.kind);
    const last = expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return both ? [expression.left, expression.right].flatMap(saidBy) : last ? saidBy(expression.right) : [];
  }
  if (ts.isTemplateExpression(expression))
    return [expression.head.text, ...expression.templateSpans.map(({ literal }) => literal.text)].filter(isSaid);
  return ts.isStringLiteralLike(expression) && isSaid(expression.text) ? [expression.text] : [];
}

/** What a page's source says by itself instead of through the dictionary. */
function literals(name: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && node.expression) {
      const inText = ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
      if (inText) found.push(...saidBy(node.expression));
    }
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) {
      const value = node.initializer;
      const said = value && (ts.isJsxExpression(value) ? value.expression : value);
      if (said) found.push(...saidBy(said));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX));
  return found;
}

describe('[UI1] all text comes from the dictionary', () => {
  it('finds a literal where there is one', () => {
    const source = `const a = <p title="Hi there">{w.x} Say {'so'} <b aria-label={"a name"}>R</b></p>;`;
    expect(literals('a.tsx', source).sort()).toEqual(['Hi there', 'Say', 'a name', 'so']);
    const choice = "<p title={x ? 'one' : w.y}>{w.z ?? 'none'}{w.k + ' more'}{kind === 'duel'}{'npm run x'}</p>";
    const hidden = `const b = [${choice}, <i>{n > 1 && \`\${n} ticks\`}</i>];`;
    expect(literals('b.tsx', hidden).sort()).toEqual([' more', ' ticks', 'none', 'one']);
  });

  it('finds none in the pages', () => {
    const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    expect(files.length).toBeGreaterThan(10);
    const found = files.flatMap((file) =>
      literals(file, readFileSync(join(client, file), 'utf8')).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('says everything in both languages, with the same arguments', () => {
    const shape = (words: object): unknown =>
      Object.entries(words).map(([key, value]) => [key, typeof value === 'function' ? value.length : typeof value]);
    expect(shape(ko)).toEqual(shape(en));
    expect(ko.windName).toHaveLength(en.windName.length);
    expect(ko.windHint).toHaveLength(en.windHint.length);
  });

  it('writes Korean in Hangul: no text was left in English', () => {
    const same = Object.entries(ko).filter(
      ([key, value]) => typeof value === 'string' && value === Reflect.get(en, key),
    );
    expect(same.map(([key]) => key)).toEqual(['siteName']);
  });
});
