import { expect, it } from 'vitest';
import { boardsEn } from '../../../client/pages/words/parts/boards.en.ts';
import { boardsKo } from '../../../client/pages/words/parts/boards.ko.ts';

/** Keys at every depth, with the number of arguments of functions. */
function shape(words: object): unknown {
  return Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'function' ? value.length : typeof value === 'object' ? shape(value as object) : typeof value,
  ]);
}

function sentences(words: object): readonly string[] {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? sentences(value as object) : [],
  );
}

it('[UI1] the boards say everything in both languages, with the same arguments', () => {
  expect(shape(boardsKo)).toEqual(shape(boardsEn));
});

it('[UI1] the boards speak Hangul in Korean', () => {
  expect(sentences(boardsKo).filter((text) => !/[가-힣]/.test(text))).toEqual(['CSV', 'JSON']);
});
