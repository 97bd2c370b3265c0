import type { bumperEn } from './bumper.en.ts';

export const bumperKo: typeof bumperEn = {};
