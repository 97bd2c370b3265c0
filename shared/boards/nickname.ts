/** What a player may be called: a name that shows as it was typed, next to any other text, and that nobody mistakes for another's. */
import { nameKey } from './nameKey.ts';
import { isReserved } from './reservedNames.ts';

/** Stable: pages have words for each. That a name is taken is the server's to say. */
export const NAME_PROBLEMS = ['too-short', 'too-long', 'letters', 'mixed-scripts', 'reserved'] as const;
export type NameProblem = (typeof NAME_PROBLEMS)[number];

export type Nickname =
  | { readonly ok: true; readonly name: string; readonly key: string }
  | { readonly ok: false; readonly code: NameProblem };

export const NAME_LENGTH = { min: 2, max: 20 }; // characters

/**
 * Letters by script, as ranges of our own, so that no engine's Unicode version decides. Alphabets that run from left to right and whose letters
 * are one sign each. Left out on purpose: clicks and bars that look like l, the filler of Hangul, which cannot be seen, combining marks.
 */
const SCRIPTS = {
  latin:
    /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u1e00-\u1e99\u1e9e\u1ea0-\u1ef9]/,
  hangul: /[\u3131-\u3163\uac00-\ud7a3]/,
  kana: /[\u3041-\u3096\u30a1-\u30fa\u30fc]/,
  han: /[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff]/,
  cyrillic: /[\u0400-\u045f\u048a-\u04ff]/,
  greek: /[\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce]/,
} as const;
type Script = keyof typeof SCRIPTS;

/** Scripts that stand together in ordinary writing; anything else in one name is imitation more often than not. */
const TOGETHER: readonly (readonly Script[])[] = [
  ['latin', 'hangul', 'han'],
  ['latin', 'kana', 'han'],
  ['cyrillic'],
  ['greek'],
];

const MOST_RAW = 200; // UTF-16 units looked at

/**
 * Any text as a name, a reserved one too: NFC, without spaces at its ends.
 */
export function readAnyName(raw: string): Nickname {
  if (raw.length > MOST_RAW) return { ok: false, code: 'too-long' };
  const name = raw.normalize('NFC').replace(/^[ \t\r\n\u3000]+|[ \t\r\n\u3000]+$/g, '');
  const signs = [...name];
  if (signs.length < NAME_LENGTH.min) return { ok: false, code: 'too-short' };
  if (signs.length > NAME_LENGTH.max) return { ok: false, code: 'too-long' };
  const found = new Set<Script>();
  for (const sign of signs) {
    if (/[0-9 ._-]/.test(sign)) continue;
    const script = (Object.keys(SCRIPTS) as Script[]).find((one) => SCRIPTS[one].test(sign));
    if (script === undefined) return { ok: false, code: 'letters' };
    found.add(script);
  }
  if (name.includes('  ')) return { ok: false, code: 'letters' };
  if (!TOGETHER.some((set) => [...found].every((script) => set.includes(script)))) {
    return { ok: false, code: 'mixed-scripts' };
  }
  const key = nameKey(name);
  if (key === '') return { ok: false, code: 'letters' };
  return { ok: true, name, key };
}

/**
 * A name that a player may choose.
 * @param alsoReserved names that only the server knows, such as those of its agents
 */
export function readNickname(raw: string, alsoReserved: readonly string[] = []): Nickname {
  const read = readAnyName(raw);
  return read.ok && isReserved(read.name, alsoReserved) ? { ok: false, code: 'reserved' } : read;
}
