import type { replayEn } from './replay.en.ts';

export const replayKo: typeof replayEn = {};
