export const aloneEn = {};
