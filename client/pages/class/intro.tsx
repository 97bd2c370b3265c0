/** Outside of any class: come in by a code, or open one. */
import { useState } from 'preact/hooks';
import { NAME_LENGTH } from '../../../shared/boards/nickname.ts';
import { CODE_LENGTH } from '../../../shared/class/classCode.ts';
import { announce } from '../announce.ts';
import { type Class, FIRST_SETTINGS } from './classState.ts';
import { classWords } from './classWords.ts';

export function ClassIntro({ room }: { readonly room: Class }) {
  const c = classWords.value;
  return (
    <div class="pageFrame classIntro">
      <div class="pageHead">
        <h1>{c.title}</h1>
        <p class="soft">{c.lead}</p>
      </div>
      <div class="classDoors">
        <JoinCard room={room} />
        <OpenCard room={room} />
      </div>
      <p class="classPrivacy faint">{c.privacy}</p>
    </div>
  );
}

function JoinCard({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const code = room.problem.value;
  const told = code && (c.problems[code as keyof typeof c.problems] ?? c.problems.other);
  async function join(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    await room.join(room.code.value, name);
    setBusy(false);
    const why = room.problem.value;
    if (why) announce(c.problems[why as keyof typeof c.problems] ?? c.problems.other);
  }
  return (
    <form class="card classDoor" onSubmit={(event) => void join(event)} aria-labelledby="class-join">
      <h2 id="class-join">{c.joinTitle}</h2>
      <label>
        <span>{c.code}</span>
        <input
          class="classCodeInput"
          type="text"
          name="code"
          value={room.code.value}
          onInput={({ currentTarget }) => {
            room.code.value = currentTarget.value;
          }}
          maxLength={12}
          size={CODE_LENGTH + 2}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
        />
      </label>
      <label>
        <span>{c.name}</span>
        <input
          type="text"
          name="pupil"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={NAME_LENGTH.max}
          autocomplete="off"
          spellcheck={false}
          required
          aria-describedby="class-name"
        />
      </label>
      <p class="faint" id="class-name">
        {c.nameHint}
      </p>
      {told ? <p class="classProblem">{told}</p> : null}
      <button type="submit" class="button primary" disabled={busy}>
        {c.join}
      </button>
    </form>
  );
}

function OpenCard({ room }: { readonly room: Class }) {
  const c = classWords.value;
  const [busy, setBusy] = useState(false);
  async function open(): Promise<void> {
    setBusy(true);
    await room.open(FIRST_SETTINGS);
    setBusy(false);
  }
  return (
    <section class="card classDoor" aria-labelledby="class-open">
      <h2 id="class-open">{c.openTitle}</h2>
      <p class="soft">{c.openText}</p>
      <ol class="classSteps">
        {c.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <button type="button" class="button" disabled={busy} onClick={() => void open()}>
        {c.open}
      </button>
    </section>
  );
}
