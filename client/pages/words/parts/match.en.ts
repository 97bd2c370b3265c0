export const matchEn = {};
