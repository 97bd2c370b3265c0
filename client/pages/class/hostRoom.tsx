/** The host's page between rounds: how to come in, who is here, what the next round is, and what the last ones came to. */
import { useState } from 'preact/hooks';
import { words } from '../language.ts';
import type { Class } from './classState.ts';
import { ClassTable } from './classTable.tsx';
import { classWords } from './classWords.ts';
import { ComeIn } from './comeIn.tsx';
import { ClassSettingsForm } from './settingsForm.tsx';
import { TakeAlong } from './takeAlong.tsx';

export function HostRoom({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const state = room.state.value;
  if (!state) return null;
  const there = state.members.filter(({ here }) => here).length;
  const over = room.rounds.value;
  const why = room.problem.value;
  return (
    <div class={`classRoom${over.length > 0 ? ' withResults' : ''}`}>
      <h1 class="visually-hidden">{c.title}</h1>
      <ComeIn code={state.code} />
      <section class="classHere" aria-labelledby="class-here">
        <h2 id="class-here" aria-live="polite">
          {c.here(there)}
        </h2>
        <Members room={room} />
      </section>
      <section class="card classNext" aria-labelledby="class-next">
        <h2 id="class-next">{c.nextRound(state.round + 1)}</h2>
        <ClassSettingsForm room={room} settings={state.settings} />
        {why ? (
          <p class="classProblem" role="alert">
            {c.problems[why as keyof typeof c.problems] ?? c.problems.other}
          </p>
        ) : null}
        <div class="row">
          <button type="button" class="button primary big" disabled={there === 0} onClick={() => void room.start()}>
            {c.start}
          </button>
          <Close room={room} />
        </div>
        <p class="classPrivacy faint">{c.privacy}</p>
      </section>
      {over.length > 0 ? (
        <section class="classResults" aria-labelledby="class-results">
          <h2 id="class-results" class="visually-hidden">
            {c.results}
          </h2>
          <ClassTable rounds={over} />
          <TakeAlong code={state.code} rounds={over} />
        </section>
      ) : null}
    </div>
  );
}

function Members({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const members = room.state.value?.members ?? [];
  if (members.length === 0) return <p class="faint">{c.nobody}</p>;
  return (
    <ul class="classNames">
      {members.map(({ id, name, here }) => (
        <li key={id} class={here ? '' : 'away'}>
          <strong class={here ? '' : 'awayName'}>{name}</strong>
          {here ? null : <span class="faint">{c.away}</span>}
          <button type="button" aria-label={c.kick(name)} title={c.kick(name)} onClick={() => room.kick(id)}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
              <path d="M3 3l10 10M13 3 3 13" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Asked twice: results and names are gone with it. */
function Close({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" class="button" onClick={() => setSure(true)}>
        {c.close}
      </button>
    );
  return (
    <section class="classSure" aria-label={c.close}>
      <p>{c.closeSure}</p>
      <button type="button" class="button" onClick={() => room.close()}>
        {c.closeNow}
      </button>
      <button type="button" class="button" onClick={() => setSure(false)}>
        {words.value.back}
      </button>
    </section>
  );
}
