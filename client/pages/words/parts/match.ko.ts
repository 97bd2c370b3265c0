import type { matchEn } from './match.en.ts';

export const matchKo: typeof matchEn = {};
