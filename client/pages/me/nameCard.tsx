import { useRef, useState } from 'preact/hooks';
import { NAME_PROBLEMS, readNickname } from '../../../shared/boards/nickname.ts';
import type { Me } from '../../../shared/protocol/me.ts';
import { changeName } from '../../net/me.ts';
import { announce } from '../announce.ts';
import { refusalWords } from './meState.ts';
import { meWords } from './meWords.ts';

interface NameCardProps {
  readonly me: Me;
  readonly onChanged: (me: Me) => void;
}

/** The form of the name; what is wrong with it stands at the field. */
export function NameCard({ me, onChanged }: NameCardProps) {
  const w = meWords.value;
  const [typed, setTyped] = useState(me.chosen ? me.name : '');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const refuse = (why: string): void => {
    setProblem(why);
    field.current?.focus();
  };
  async function save(): Promise<void> {
    const read = readNickname(typed);
    if (!read.ok) return refuse(w.nameProblem[read.code]);
    setBusy(true);
    const answer = await changeName(read.name);
    setBusy(false);
    if (answer.ok) {
      setTyped(answer.value.name);
      onChanged(answer.value);
      announce(w.nameSaved(answer.value.name));
      return;
    }
    const known = [...NAME_PROBLEMS, 'taken' as const].find((code) => code === answer.problems[0]);
    refuse(known ? w.nameProblem[known] : refusalWords(answer));
  }
  return (
    <section class="card meCard">
      <h2>{w.nameTitle}</h2>
      <form
        class="meForm"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label for="me-name">{w.nameLabel}</label>
        <input
          id="me-name"
          type="text"
          ref={field}
          value={typed}
          placeholder={me.name}
          autoComplete="nickname"
          spellcheck={false}
          aria-invalid={problem !== null}
          aria-describedby="me-name-hint me-name-problem"
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <p id="me-name-hint" class="meHint soft">
          {w.nameHint}
        </p>
        <p id="me-name-problem" class="meProblem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button primary" disabled={busy || typed.trim() === '' || typed === me.name}>
          {w.nameSave}
        </button>
      </form>
    </section>
  );
}
