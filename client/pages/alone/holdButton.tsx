/** Held, it gives you the stick; so does T. A short tap or click keeps it until the next one, for hands that cannot hold and play at once. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const TAP_MS = 250;

interface HoldButtonProps {
  readonly held: boolean; // you have it
  readonly disabled: boolean;
  readonly onTake: () => void;
  readonly onGiveBack: () => void;
  readonly children: ComponentChildren;
}

export function HoldButton({ held, disabled, onTake, onGiveBack, children }: HoldButtonProps) {
  const newest = useRef({ held, disabled, onTake, onGiveBack });
  newest.current = { held, disabled, onTake, onGiveBack };
  const pressed = useRef<{ readonly at: number; readonly by: number | null } | null>(null); // ms, pointer; null: nothing is down, or it was down to give back
  const press = (by: number | null): void => {
    const now = newest.current;
    if (now.held) {
      now.onGiveBack();
      return;
    }
    if (now.disabled) return;
    pressed.current = { at: performance.now(), by };
    now.onTake();
  };
  const release = (by: number | null): void => {
    if (pressed.current === null || pressed.current.by !== by) return; // another finger's
    const { at } = pressed.current;
    pressed.current = null;
    if (performance.now() - at > TAP_MS) newest.current.onGiveBack();
  };
  useHeldKey('KeyT', newest);
  useEffect(() => {
    const ends = new AbortController();
    for (const end of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(end, ({ pointerId }) => release(pointerId), { signal: ends.signal });
    return () => ends.abort();
  }, []);
  const pushes = (event: KeyboardEvent): boolean => event.code === 'Space' || event.code === 'Enter';
  return (
    <button
      type="button"
      class={held ? 'button hold on' : 'button hold'}
      aria-pressed={held}
      aria-keyshortcuts="T"
      disabled={disabled && !held}
      onPointerDown={(event) => {
        if (event.button === 0) press(event.pointerId);
      }}
      onClick={(event) => {
        if (event.detail === 0) press(null); // by a reader, without a pointer
      }}
      onKeyDown={(event) => {
        if (!pushes(event)) return;
        event.preventDefault(); // no click
        if (!event.repeat) press(null);
      }}
      onKeyUp={(event) => {
        if (!pushes(event)) return;
        event.preventDefault();
        release(null);
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
}

interface Hands {
  readonly current: Pick<HoldButtonProps, 'held' | 'disabled' | 'onTake' | 'onGiveBack'>;
}

/** From pressed to let go of, wherever the focus is. */
function useHeldKey(code: string, hands: Hands): void {
  useEffect(() => {
    const ends = new AbortController();
    const { signal } = ends;
    let down = false;
    const up = (): void => {
      if (down) hands.current.onGiveBack();
      down = false;
    };
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.code !== code || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
        if (hands.current.disabled) return;
        down = true;
        hands.current.onTake();
      },
      { signal },
    );
    window.addEventListener(
      'keyup',
      (event) => {
        if (event.code === code) up();
      },
      { signal },
    );
    window.addEventListener('blur', up, { signal }); // key ups are not heard elsewhere
    return () => ends.abort();
  }, [code, hands]);
}
