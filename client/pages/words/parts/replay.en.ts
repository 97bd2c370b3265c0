export const replayEn = {};
