export const bumperEn = {};
