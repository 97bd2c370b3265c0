/** What a card draws in each frame, left out while the card is out of view. */
import { createContext, type RefObject } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { WorldsState } from './worldsState.ts';

/** Whether the card around is in view. */
export const CardInView = createContext<RefObject<boolean>>({ current: true });

/** @param begin makes what is called once a frame; again for other `inputs` */
export function useCardFrame(
  state: WorldsState,
  begin: () => (nowMs: number) => void,
  inputs: readonly unknown[],
): void {
  const inView = useContext(CardInView);
  useEffect(() => {
    const paint = begin();
    return state.onFrame((nowMs) => {
      if (inView.current) paint(nowMs);
    });
  }, [state, inView, ...inputs]);
}
