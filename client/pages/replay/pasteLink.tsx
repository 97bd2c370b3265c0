import { useState } from 'preact/hooks';
import { words } from '../language.ts';
import type { ReplayState } from './replayState.ts';

interface PasteLinkProps {
  readonly state: ReplayState;
  readonly problem: boolean; // what is in the address or in the field cannot be played
}

/** A field for a link or its code. */
export function PasteLink({ state, problem }: PasteLinkProps) {
  const w = words.value;
  const [text, setText] = useState('');
  return (
    <form
      class="pasteLink"
      onSubmit={(event) => {
        event.preventDefault();
        state.open(text);
      }}
    >
      <label for="pasted">{w.replayPaste}</label>
      <div>
        <input
          id="pasted"
          class="field"
          type="text"
          required
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={problem}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button primary">
          {w.replayOpen}
        </button>
      </div>
    </form>
  );
}
