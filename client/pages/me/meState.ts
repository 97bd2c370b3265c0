/** What the page knows of you, asked again whenever the connection or the name is another. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { BoardRow } from '../../../shared/protocol/boards.ts';
import type { Me } from '../../../shared/protocol/me.ts';
import { fetchMe, fetchOwnRows, type MeAnswer } from '../../net/me.ts';
import { connectionState, playerName } from '../arena.ts';
import { meWords } from './meWords.ts';

export interface MeState {
  readonly me: ReadonlySignal<Me | null>; // null: not yet known
  readonly rows: ReadonlySignal<readonly BoardRow[]>;
  readonly lost: ReadonlySignal<boolean>; // the newest question got no answer
  set(me: Me): void;
  refresh(): Promise<void>;
}

function createMeState(): MeState & { start(): () => void } {
  const me = signal<Me | null>(null);
  const rows = signal<readonly BoardRow[]>([]);
  const lost = signal(false);
  let asked = 0;
  async function refresh(): Promise<void> {
    const question = ++asked;
    const [known, own] = await Promise.all([fetchMe(), fetchOwnRows()]);
    if (question !== asked) return; // somebody else by now
    lost.value = !known.ok;
    if (known.ok) me.value = known.value;
    rows.value = own.ok ? own.value : [];
  }
  return {
    me,
    rows,
    lost,
    set(next) {
      asked++; // an answer on its way is older
      me.value = next;
    },
    refresh,
    start: () =>
      effect(() => {
        if (connectionState.value.kind === 'connected' && playerName.value !== null) void refresh();
      }),
  };
}

export function useMe(): MeState {
  const state = useMemo(createMeState, []);
  useEffect(() => state.start(), [state]);
  return state;
}

/** A refusal that has nothing to do with what was typed, in words. */
export function refusalWords({ code }: Extract<MeAnswer<never>, { readonly ok: false }>): string {
  const w = meWords.value;
  if (code === 'rate-limited') return w.tooOften;
  return code === 'unreachable' ? w.unreachable : w.failed;
}
