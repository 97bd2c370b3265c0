/** Where files are dropped, or chosen by a button. */
import type { TargetedDragEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { AgentState } from './agentState.ts';
import { submitWords } from './submitWords.ts';

export function DropZone({ state }: { readonly state: AgentState }) {
  const w = submitWords.value;
  const [over, setOver] = useState(0); // elements within that the files are over
  const input = useRef<HTMLInputElement>(null);
  const chosen = state.chosen.value;
  const move = (by: number) => (event: TargetedDragEvent<HTMLElement>) => {
    event.preventDefault();
    setOver((count) => Math.max(0, count + by));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same for every other way of pointing
    <div
      class={over > 0 ? 'dropZone over' : 'dropZone'}
      onDragEnter={move(1)}
      onDragLeave={move(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        setOver(0);
        void state.choose(Array.from(event.dataTransfer?.files ?? []));
      }}
    >
      <svg class="dropMark" viewBox="0 0 48 48" aria-hidden="true">
        <path d="M24 32V10m0 0-9 9m9-9 9 9M8 30v6a4 4 0 0 0 4 4h24a4 4 0 0 0 4-4v-6" />
      </svg>
      <p class="dropTitle">{over > 0 ? w.dropOver : w.dropTitle}</p>
      <p class="soft">{w.dropText}</p>
      <input
        ref={input}
        id="files"
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = ''; // the same file may be chosen again
          void state.choose(files);
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()} disabled={state.sending.value}>
        {chosen.kind === 'nothing' ? w.choose : w.others}
      </button>
      <p class="faint dropFormats">{w.formats}</p>
    </div>
  );
}
