/** A class: one big screen, and a cart on every desk. */
import './class.css';
import './classScreen.css';
import { useEffect, useMemo } from 'preact/hooks';
import { words } from '../language.ts';
import { prefetchStage } from '../stageHost.tsx';
import { useMainFocus } from '../useMainFocus.ts';
import { type Class, createClass } from './classState.ts';
import { classWords } from './classWords.ts';
import { Desk } from './desk.tsx';
import { HostRoom } from './hostRoom.tsx';
import { ClassIntro } from './intro.tsx';
import { OwnCart } from './ownCart.tsx';
import { BigScreenView } from './screenView.tsx';

export function ClassPage() {
  const room = useMemo(createClass, []);
  useEffect(() => {
    void room.resume();
    prefetchStage();
    return () => room.dispose();
  }, [room]);
  const running = room.playing.value;
  const place = room.place.value;
  useMainFocus(`${place} ${running}`);
  switch (place) {
    case 'outside':
      return <ClassIntro room={room} />;
    case 'coming':
      return (
        <div class="centre">
          <h1 class="visually-hidden">{classWords.value.title}</h1>
          <p class="soft" role="status">
            {words.value.matchJoining}
          </p>
        </div>
      );
    case 'host':
      return running && room.screen.value ? (
        <BigScreenView room={room} screen={room.screen.value} />
      ) : (
        <HostRoom room={room} />
      );
    case 'member':
      return running && room.own.match.value ? (
        <OwnCart room={room} match={room.own.match.value} />
      ) : (
        <Desk room={room} />
      );
    case 'over':
      return <Over room={room} />;
  }
}

function Over({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const { title, text } = c.ends[room.end.value];
  return (
    <div class="centre">
      <section class="card notice" role="alert">
        <h1>{title}</h1>
        <p class="soft">{text}</p>
        <button type="button" class="button primary" onClick={() => room.again()}>
          {words.value.back}
        </button>
      </section>
    </div>
  );
}
