/** A duel of two house agents at 0.75x in a breeze, to the fall of one: a link of the golden file, for who comes without one. */
export const EXAMPLE_CODE = 'FT_____ida8S2n8sdPBEJ_XDiFy5ZTKUelwB1UC5MjCsuxWHHU9dZ0UYnRFmy';
