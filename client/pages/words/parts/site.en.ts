/** Around every page, in English: new versions, and what is there without a connection. */
export const siteEn = {
  updateThere: 'A new version is here.',
  updateLoad: 'Load it',
  updateLater: 'Later',
};
