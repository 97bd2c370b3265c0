/** Stands where a number is not there yet. */
export const NO_VALUE = '–';
