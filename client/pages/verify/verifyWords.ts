/** The words of the Verify page, fetched with it. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type VerifyWords, verifyEn } from '../words/parts/verify.en.ts';
import { verifyKo } from '../words/parts/verify.ko.ts';

export const verifyWords = computed<VerifyWords>(() => ({ en: verifyEn, ko: verifyKo })[language.value]);

type Why = keyof VerifyWords['why'];

/** What is wrong, in words. A code that is not known here is that it differs. */
export function whyWords(w: VerifyWords, code: string | null): string {
  return code !== null && code in w.why ? w.why[code as Why] : w.why.differs;
}

/** A piece of a row as people read it. */
export function pieceWords(w: VerifyWords, name: string): string {
  const named = w.pieceName;
  if (name === 'replay' || name === 'rank' || name === 'endurance') return named[name];
  const [, kind = '', value = ''] = /^(wind|gravity|length)-(.+)$/.exec(name) ?? /^(seed) (.+)$/.exec(name) ?? [];
  return kind === 'wind' || kind === 'gravity' || kind === 'length' || kind === 'seed' ? named[kind](value) : name;
}
