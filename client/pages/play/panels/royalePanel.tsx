/** A royale: how many carts, and who sits at them. */

import { Choices } from '../../choices.tsx';
import { words } from '../../language.ts';
import { OpenLobbies } from '../../live/openLobbies.tsx';
import { useMatchList } from '../../live/useMatchList.ts';
import { ROYALE_SIZES } from '../options.ts';
import type { Play } from '../playState.ts';
import { Way } from './way.tsx';

export function RoyalePanel({ play }: { readonly play: Play }) {
  const w = words.value;
  const { list } = useMatchList();
  const away = play.isAway();
  const { seats, request } = play.options;
  const start = (company: 'agents' | 'anyone' | 'friends'): void => play.start(request('royale', company, null));
  return (
    <section class="rivals" aria-labelledby="royale">
      <h2 id="royale">{w.royaleTitle}</h2>
      <p class="soft">{w.royaleLead}</p>
      <div class="sizes">
        <Choices
          legend={w.royaleSeats}
          name="seats"
          hint={w.royaleSeatsHint(seats.value - 1)}
          options={ROYALE_SIZES.map((value) => ({ value, label: w.number(value) }))}
          chosen={seats}
        />
      </div>
      <div class="wayCards">
        <Way
          title={w.royaleAgents}
          text={w.royaleAgentsText}
          go={w.royaleAgentsGo}
          primary
          onGo={() => start('agents')}
        />
        <Way
          title={w.royaleAnyone}
          text={w.royaleAnyoneText}
          go={w.royaleAnyoneGo}
          disabled={away}
          onGo={() => start('anyone')}
        />
        <Way
          title={w.royaleLink}
          text={w.royaleLinkText}
          go={w.personLinkGo}
          disabled={away}
          onGo={() => start('friends')}
        />
      </div>
      <OpenLobbies open={list?.open.filter(({ mode }) => mode === 'royale') ?? null} level={3} />
    </section>
  );
}
