/** What the sound and the look say. */
export const artEn = {
  soundLabel: 'Sound',
  soundOnTitle: 'Sound is on (M)',
  soundOffTitle: 'Sound is off (M)',
  soundOn: 'Sound on',
  soundOff: 'Sound off',
};
