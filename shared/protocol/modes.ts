/** The modes that the server referees. */
export const MODES = ['duel', 'royale', 'survival', 'bumper'] as const;
export type Mode = (typeof MODES)[number];

export const MIN_ROYALE_SEATS = 3;
