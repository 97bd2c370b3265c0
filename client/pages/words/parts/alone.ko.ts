import type { aloneEn } from './alone.en.ts';

export const aloneKo: typeof aloneEn = {};
