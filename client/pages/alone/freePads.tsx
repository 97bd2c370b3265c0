/** The pads of a stick with three positions. The middle one is held like the others, by a finger or by its key. */
import type { Push } from '../../model/freeLane.ts';
import { words } from '../language.ts';
import { Arrow } from '../stick.tsx';

interface FreePadsProps {
  readonly push: Push | null;
  readonly left: string;
  readonly right: string;
  readonly none: string;
  readonly noneNote: string;
}

export function FreePads({ push, left, right, none, noneNote }: FreePadsProps) {
  return (
    <div class="sticks free" aria-hidden="true">
      <div class={push === 0 ? 'stick on' : 'stick'} data-push="0">
        <Arrow side="left" />
        <span>{left}</span>
        <kbd>A</kbd>
      </div>
      <div class={push === 'none' ? 'stick middle on' : 'stick middle'} data-push="none">
        <span>
          {none}
          <small>{noneNote}</small>
        </span>
        <kbd>S</kbd>
      </div>
      <div class={push === 1 ? 'stick on' : 'stick'} data-push="1">
        <kbd>D</kbd>
        <span>{right}</span>
        <Arrow side="right" />
      </div>
    </div>
  );
}

/** With words for a cart that is pushed. */
export function PracticePads({ push }: { readonly push: Push | null }) {
  const w = words.value;
  return <FreePads push={push} left={w.qLeft} right={w.qRight} none={w.aloneNoPush} noneNote={w.aloneNotRanked} />;
}
