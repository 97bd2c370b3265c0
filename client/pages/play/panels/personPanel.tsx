/** A duel with a person: whoever comes, or whoever has the link; and who waits already. */
import { words } from '../../language.ts';
import { OpenLobbies } from '../../live/openLobbies.tsx';
import { useMatchList } from '../../live/useMatchList.ts';
import type { Play } from '../playState.ts';
import { RatedNote } from './ratedNote.tsx';
import { Way } from './way.tsx';

export function PersonPanel({ play }: { readonly play: Play }) {
  const w = words.value;
  const { list } = useMatchList();
  const away = play.isAway();
  const start = (company: 'anyone' | 'friends'): void => play.start(play.options.request('duel', company, null));
  return (
    <section class="rivals" aria-labelledby="person">
      <h2 id="person">{w.personTitle}</h2>
      <p class="soft">{w.personLead}</p>
      {away ? <p>{w.personAway}</p> : <RatedNote play={play} agents={false} />}
      <div class="wayCards">
        <Way
          title={w.personQuick}
          text={w.personQuickText}
          go={w.personQuickGo}
          primary
          disabled={away}
          onGo={() => start('anyone')}
        />
        <Way
          title={w.personLink}
          text={w.personLinkText}
          go={w.personLinkGo}
          disabled={away}
          onGo={() => start('friends')}
        />
      </div>
      <OpenLobbies open={list?.open.filter(({ mode }) => mode === 'duel') ?? null} level={3} />
    </section>
  );
}
