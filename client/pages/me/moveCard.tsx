import { useRef, useState } from 'preact/hooks';
import { RECOVERY_PATTERN, readRecoveryCode } from '../../../shared/boards/recoveryCode.ts';
import type { Me } from '../../../shared/protocol/me.ts';
import { recover } from '../../net/me.ts';
import { announce } from '../announce.ts';
import { connection } from '../arena.ts';
import { refusalWords } from './meState.ts';
import { meWords } from './meWords.ts';

/** Becomes, in this browser, the player of a recovery code. */
export function MoveCard({ me }: { readonly me: Me }) {
  const w = meWords.value;
  const [typed, setTyped] = useState('');
  const [alone, setAlone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const refuse = (why: string): void => {
    setProblem(why);
    field.current?.focus();
  };
  async function move(): Promise<void> {
    const code = readRecoveryCode(typed);
    if (code === null) return refuse(w.moveSlip);
    setBusy(true);
    const answer = await recover(code, alone);
    setBusy(false);
    if (!answer.ok) return refuse(answer.code === 'unknown-code' ? w.moveUnknown : refusalWords(answer));
    announce(w.moved(answer.value.me.name));
    connection.become(answer.value.token);
  }
  return (
    <section class="card meCard">
      <h2>{w.moveTitle}</h2>
      <p class="soft">{w.moveLead}</p>
      <form
        class="meForm"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void move();
        }}
      >
        <label for="me-code">{w.moveLabel}</label>
        <input
          id="me-code"
          type="text"
          class="meMono"
          ref={field}
          value={typed}
          placeholder={RECOVERY_PATTERN}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={60}
          aria-invalid={problem !== null}
          aria-describedby="me-code-problem"
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <p id="me-code-problem" class="meProblem" role="alert">
          {problem}
        </p>
        <label class="meCheck">
          <input type="checkbox" checked={alone} onChange={(event) => setAlone(event.currentTarget.checked)} />
          <span>{w.moveAlone}</span>
        </label>
        {me.createdAt !== null && !me.recovery ? <p class="meHint soft">{w.moveWarning(me.name)}</p> : null}
        <button type="submit" class="button" disabled={busy || typed.trim() === ''}>
          {w.moveButton}
        </button>
      </form>
    </section>
  );
}
