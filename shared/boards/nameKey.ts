/**
 * What names that look alike share. No two players have equal keys, so none can pass for another by a capital, an accent, a hyphen, a digit or a
 * letter of another alphabet. Far from Unicode's whole list of confusables: it covers the alphabets that nickname.ts lets in.
 */

/** Each sign, then what it is taken for. */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  [
    '0o 1l il ıl', // digits and Latin: capital I, l and 1 are one sign
    'øo đd ðd łl þp ħh ŧt ŋn',
    'аa бb вb гr еe зe кk мm нh оo пn рp сc тt уy хx ьb ѕs іl јj һh ӏl ґr', // Cyrillic
    'αa βb γy εe ζz ηn ιl κk νv οo πn ρp τt υu χx ωw ςσ', // Greek
    'ㅣl ㅇo ㅡ一 ー一 丨l 〇o', // Korean and Chinese
    'ロ口 エ工 カ力 タ夕 ニ二 ハ八 ト卜 ヘへ ベべ ペぺ リり', // Kana
  ]
    .join(' ')
    .split(' ')
    .map((pair) => {
      const [sign, other] = [...pair];
      return [sign!, other!] as const;
    }),
);
const LONGER: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['rn', 'm'],
  ['vv', 'w'],
];

/** Greek in capitals that are Latin ones to the eye, whatever their small letters look like. */
const LATIN_CAPITALS: ReadonlyMap<string, string> = new Map(
  [...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((capital, i) => [capital, [...'ABEZHIKMNOPTYX'][i]!]),
);

/** Latin, Cyrillic and Greek lose their accents; kana keep their marks, which make other letters. */
const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** Without letters and digits there is nothing left: ''. Pure, and the key of a key is itself. */
export function nameKey(name: string): string {
  const bare = withoutAccents(name).replace(/[\s._-]/g, '');
  const latin = [...bare].every((sign) => LATIN_CAPITALS.has(sign) || /[0-9]/.test(sign))
    ? [...bare].map((sign) => LATIN_CAPITALS.get(sign) ?? sign).join('')
    : bare;
  let key = [...withoutAccents(latin.toLowerCase())].map((sign) => LOOKS_LIKE.get(sign) ?? sign).join('');
  for (const [sign, other] of LONGER) key = key.replaceAll(sign, other);
  return key;
}
