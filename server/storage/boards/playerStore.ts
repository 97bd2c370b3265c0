/** Players: what `PlayerStore` promises. */
import type { PlayerStore, StoredPlayer } from '../../boards/stores.ts';
import type { Queries } from '../schema.ts';
import { together, writing } from '../transactions.ts';
import { lowered } from './boardRows.ts';
import { everythingOf } from './everything.ts';
import { forgetPlayer } from './forget.ts';

export function createPlayerStore(db: Queries): PlayerStore {
  const by = async (column: 'id' | 'recovery' | 'nameKey', value: string): Promise<StoredPlayer | null> =>
    (await db.selectFrom('players').selectAll().where(column, '=', value).executeTakeFirst()) ?? null;
  return {
    find: (id) => by('id', id),
    byRecovery: (sha256) => by('recovery', sha256),
    byNameKey: (nameKey) => by('nameKey', nameKey),
    put: (player) =>
      writing(db, async (t) => {
        const { id, ...rest } = player;
        if (player.nameKey !== null && (await isTaken(t, player.nameKey, id))) return false;
        const old = await t.selectFrom('players').select('name').where('id', '=', id).executeTakeFirst();
        await t
          .insertInto('players')
          .values(player)
          .onConflict((c) => c.column('id').doUpdateSet(rest))
          .execute();
        if (player.name !== null && player.name !== old?.name) await rename(t, id, player.name);
        return true;
      }),
    everything: (id) => together(db, (t) => everythingOf(t, id)),
    forget: (id) => writing(db, (t) => forgetPlayer(t, id)),
  };
}

async function isTaken(db: Queries, nameKey: string, by: string): Promise<boolean> {
  const other = db.selectFrom('players').select('id').where('nameKey', '=', nameKey).where('id', '<>', by);
  return (await other.executeTakeFirst()) !== undefined;
}

/** A row without a `by` is the player's own and has their name; of what they submitted they are the `by`. */
async function rename(db: Queries, owner: string, name: string): Promise<void> {
  await db
    .updateTable('boardRows')
    .set({ name, nameLower: lowered(name) })
    .where('owner', '=', owner)
    .where('byName', 'is', null)
    .execute();
  await db
    .updateTable('boardRows')
    .set({ byName: name })
    .where('owner', '=', owner)
    .where('byName', 'is not', null)
    .execute();
  await db.updateTable('submissions').set({ by: name }).where('owner', '=', owner).execute();
}
