/** The stick of a screen: listened to while the screen is there, and taken over by each new game as it is held. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Action } from '../../shared/sim/cartpole.ts';
import type { Stick } from '../game/input.ts';
import { lazily } from './lazily.ts';

/**
 * @param area what fingers hold
 * @param game another value is another game: a key that is down when it starts holds in it from its first tick
 * @param onAction may change between renders
 */
export function useStick(
  area: RefObject<HTMLElement | null>,
  game: object | null,
  onAction: (action: Action, nowMs: number) => void,
): void {
  const stick = useRef<Stick | null>(null);
  const newest = useRef(onAction);
  newest.current = onAction;
  useEffect(() => {
    const stop = lazily(
      () => import('../game/input.ts'),
      ({ listenStick }) => {
        if (area.current) stick.current = listenStick(area.current, (action, nowMs) => newest.current(action, nowMs));
      },
    );
    return () => {
      stop();
      stick.current?.stop();
      stick.current = null;
    };
  }, [area]);
  useEffect(() => {
    if (game) stick.current?.tellDown();
  }, [game]);
}
