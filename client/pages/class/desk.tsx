/** A member's page between rounds: in, waiting for the next one, and how the last one went. */
import { useEffect } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import type { Class } from './classState.ts';
import { ClassTable } from './classTable.tsx';
import { classWords } from './classWords.ts';

export function Desk({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const w = words.value;
  const state = room.state.value;
  const me = room.me.value;
  const last = room.rounds.value.at(-1) ?? null;
  const own = last?.rows.find(({ member }) => member === me) ?? null;
  const running = state?.phase === 'round';
  const told = running
    ? c.nextIsYours
    : own && state?.phase === 'results'
      ? c.youCame(own.place, own.ticks)
      : c.youAreIn;
  useEffect(() => announce(told), [told]);
  if (!state) return null;
  const name = state.members.find(({ id }) => id === me)?.name ?? '';
  return (
    <div class="room classDesk">
      <section class="card roomCard" aria-labelledby="class-desk">
        <div class="roomHead">
          <h1 id="class-desk">{told}</h1>
          <p class="soft">
            {c.asName} <strong class="human">{name}</strong>
          </p>
        </div>
        <p>{state.hostHere ? (running ? c.roundRuns(state.standing) : c.waitForHost) : c.hostAway}</p>
        <p class="soft">{c.howToPush}</p>
        {last && !running ? <ClassTable rounds={[last]} me={me} /> : null}
        <div class="row">
          <button type="button" class="button" onClick={() => room.leave()}>
            {w.leave}
          </button>
        </div>
        <p class="classPrivacy faint">{c.privacy}</p>
      </section>
    </div>
  );
}
