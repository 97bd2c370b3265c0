/** Korean particles after a word that is not known before: their form follows the word's last sound. */
const PARTICLES = {
  은는: { closed: '은', open: '는', unsure: '은(는)' },
  이가: { closed: '이', open: '가', unsure: '이(가)' },
  을를: { closed: '을', open: '를', unsure: '을(를)' },
  과와: { closed: '과', open: '와', unsure: '과(와)' },
  으로로: { closed: '으로', open: '로', unsure: '(으)로' },
  이라라: { closed: '이라', open: '라', unsure: '(이)라' },
} as const;
type Particle = keyof typeof PARTICLES;

type Ending = 'open' | 'closed' | 'rieul'; // ㄹ counts as open before 으로

const SYLLABLES = { first: 0xac00, last: 0xd7a3, each: 28, rieul: 8 };
/** 영 일 이 삼 사 오 육 칠 팔 구; larger units (십, 백, 천, 만) end like 영, closed. */
const DIGITS: readonly Ending[] = [
  'closed',
  'rieul',
  'open',
  'closed',
  'open',
  'open',
  'closed',
  'rieul',
  'rieul',
  'open',
];
/** Names of letters that do not end in a vowel: 엘, 엠, 엔, 알. */
const LETTERS: Readonly<Record<string, Ending>> = { L: 'rieul', M: 'closed', N: 'closed', R: 'rieul' };

/** How an English word ends when Korean writes it: table 테이블, cleanrl 클린알엘, robot 로봇, house 하우스. */
function latinEnding(word: string): Ending {
  if (word === word.toUpperCase()) return LETTERS[word.at(-1)!] ?? 'open';
  const small = word.toLowerCase();
  if (/(l|[^aeiou]le|rl)$/.test(small)) return 'rieul';
  if (/(m|n|ng)$/.test(small)) return 'closed';
  return /(^|[^aeiou])[aeiou](ck|[ptkc])$/.test(small) ? 'closed' : 'open';
}

/** @returns null where nobody knows: signs, other alphabets */
function endingOf(word: string): Ending | null {
  const spoken = word.replace(/[^\p{L}\p{N}]+$/u, '');
  const last = spoken.at(-1);
  if (last === undefined) return null;
  const code = last.codePointAt(0)!;
  if (code >= SYLLABLES.first && code <= SYLLABLES.last) {
    const end = (code - SYLLABLES.first) % SYLLABLES.each;
    return end === 0 ? 'open' : end === SYLLABLES.rieul ? 'rieul' : 'closed';
  }
  if (/[0-9]/.test(last)) return DIGITS[Number(last)]!;
  const latin = /[A-Za-z]+$/.exec(spoken);
  return latin ? latinEnding(latin[0]) : null;
}

/** The word with its particle: 곰은, 나는, “house”라. Where the sound cannot be known, both forms: 은(는). */
export function josa(word: string, particle: Particle): string {
  const { closed, open, unsure } = PARTICLES[particle];
  const ending = endingOf(word);
  if (ending === null) return word + unsure;
  const isOpen = ending === 'open' || (ending === 'rieul' && particle === '으로로');
  return word + (isOpen ? open : closed);
}
