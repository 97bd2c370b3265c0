/** What the server tells people of themselves. parseBoards.ts rebuilds it. */

/** Your own identity: all that is known of you. */
export interface Me {
  readonly id: string; // of the player, as rows name it
  readonly name: string;
  readonly chosen: boolean; // whether the name is one you chose
  readonly recovery: boolean; // whether there is a recovery code
  readonly banned: boolean;
  readonly createdAt: number | null; // null: nothing is stored of you
}
