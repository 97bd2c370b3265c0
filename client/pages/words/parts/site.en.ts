/** Around every page, in English: new versions, and what is there without a connection. */
export const siteEn = {
  deviceAlone: 'You can survive without it, on this device: the same cart, the same storm. Unranked.',

  updateThere: 'A new version is here.',
  updateLoad: 'Load it',
  updateLater: 'Later',
};
