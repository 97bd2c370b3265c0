import type { momentsEn } from './moments.en.ts';

export const momentsKo: typeof momentsEn = {};
