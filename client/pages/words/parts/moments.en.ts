export const momentsEn = {};
