/** What the hands do, seen: two pads that light up (on a phone they are where the thumbs go), and the wind. */
import type { Action } from '../../shared/sim/cartpole.ts';
import { windShare } from '../model/windShare.ts';
import { words } from './language.ts';

export function Sticks({ held }: { readonly held: Action | null }) {
  const w = words.value;
  return (
    <div class="sticks" aria-hidden="true">
      <div class={held === 0 ? 'stick on' : 'stick'} data-push="0">
        <Arrow side="left" />
        <span>{w.qLeft}</span>
        <kbd>A</kbd>
      </div>
      <div class={held === 1 ? 'stick on' : 'stick'} data-push="1">
        <kbd>D</kbd>
        <span>{w.qRight}</span>
        <Arrow side="right" />
      </div>
    </div>
  );
}

export function Arrow({ side }: { readonly side: 'left' | 'right' }) {
  return (
    <svg viewBox="0 0 24 24" class={side} width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M3 12 13 3v5.6h8v6.8h-8V21z" fill="currentColor" />
    </svg>
  );
}

export function WindNow({ newtons }: { readonly newtons: number }) {
  const w = words.value;
  const side = newtons < 0 ? 'left' : 'right';
  return (
    <span class="wind">
      <span>{w.windNow}</span>
      <span class="windBar" aria-hidden="true" title={w.windScale}>
        <span class={side} style={{ width: `${windShare(newtons) * 50}%` }} />
      </span>
      <span class="windText">{w.windForce(newtons)}</span>
    </span>
  );
}
