/** Names that would be taken for the arena, for its agents, for those who run it, or for somebody who has none. */
import { nameKey } from './nameKey.ts';

/** As a whole. */
// biome-ignore format: a list
const NAMES = [
  'CartPole Arena', 'CartPole', 'Arena', 'House', 'Server', 'Deleted', 'Player', 'You', 'Anonymous', 'Guest', 'Nobody', 'Everybody',
  'Newborn', 'Wobbler', 'Toddler', 'Apprentice', 'Acrobat', 'Master', 'Unshakable', 'Champion', 'Episode', 'Random', 'null', 'undefined',
  'house-pixels', 'nature-pixels', 'nature-frozenlake', 'keras-blog', 'torch-blog', 'q-table', 'cleanrl', 'minimal-rl', 'gymnasium',
  '카트폴 아레나', '카트폴', '아레나', '하우스', '서버', '삭제됨', '플레이어', '당신', '나', '익명', '손님', '챔피언', '갓난이', '비틀이', '걸음마', '견습생', '곡예사', '달인', '부동심',
];
/** As a word of the name, with or without digits around it. */
const WORDS = [
  'admin',
  'administrator',
  'moderator',
  'mod',
  'operator',
  'official',
  'staff',
  'system',
  'support',
  'root',
];
/** Anywhere: in these scripts words run together. */
// biome-ignore format: a list
const PARTS = ['관리자', '운영자', '운영진', '운영팀', '어드민', '관리인', '管理者', '管理员', '管理員', '運営', '运营', 'администратор', 'модератор', 'διαχειριστής'];
/** What a player without a name is called, and what agents are. */
const FORMS = [
  /^player([0-9ol]{1,8}|[0-9a-fol]{4,8})$/,
  /^플레이어[0-9a-fol]{1,8}$/,
  /^eplsode[0-9ol]+$/,
  /^(agent|learner)[0-9a-fol]{1,12}$/,
];

const keysOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(nameKey));
const reserved = keysOf([...NAMES, ...WORDS]);
const words = keysOf(WORDS);
const parts = PARTS.map(nameKey);

const withoutDigits = (text: string): string => text.replace(/^[0-9]+|[0-9]+$/g, '');

export function isReserved(name: string, also: readonly string[] = []): boolean {
  const key = nameKey(name);
  if (reserved.has(key) || keysOf(also).has(key)) return true;
  if (name.split(/[ ._-]+/).some((word) => words.has(nameKey(word)) || words.has(nameKey(withoutDigits(word)))))
    return true;
  return parts.some((part) => key.includes(part)) || FORMS.some((form) => form.test(key));
}
