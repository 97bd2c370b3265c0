/** The last thing before handing in: a name on the board, what becomes public, and the button. */
import type { ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { NAME_LENGTH } from '../../../shared/boards/nickname.ts';
import { connectionState } from '../arena.ts';
import type { Wrong } from './agentState.ts';
import { submitWords } from './submitWords.ts';

/** What is about to be handed in, an agent or a recipe. */
interface Named {
  readonly name: ReadonlySignal<string>;
  readonly sending: ReadonlySignal<boolean>;
  readonly refused: ReadonlySignal<Wrong | null>;
  rename(name: string): void;
}

/** @param isPublic says what becomes public */
export function NameAndSend({ state, isPublic }: { readonly state: Named; readonly isPublic: string }) {
  const w = submitWords.value;
  const connected = connectionState.value.kind === 'connected';
  const field = useId();
  const hint = useId();
  return (
    <>
      <div class="submitName">
        <label for={field}>{w.name}</label>
        <input
          id={field}
          type="text"
          required
          minLength={NAME_LENGTH.min}
          maxLength={NAME_LENGTH.max}
          autocomplete="off"
          spellcheck={false}
          aria-describedby={hint}
          aria-invalid={state.refused.value?.code === 'bad-name'}
          value={state.name.value}
          onInput={(event) => state.rename(event.currentTarget.value)}
        />
        <small id={hint} class="soft">
          {w.nameHint}
        </small>
      </div>
      <p class="soft submitPublic">{isPublic}</p>
      <button type="submit" class="button primary" disabled={state.sending.value || !connected}>
        {state.sending.value ? w.submitting : w.submit}
      </button>
      {connected ? null : <p class="soft">{w.notConnected}</p>}
    </>
  );
}
