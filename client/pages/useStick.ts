/** The stick of a screen: listened to while the screen is there, and taken over by each new game as it is held. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Action } from '../../shared/sim/cartpole.ts';
import type { Stick } from '../game/input.ts';
import type { Push } from '../model/freeLane.ts';
import { lazily } from './lazily.ts';
import { beginPlaying } from './offline/playing.ts';
import { preferences } from './settings/preferences.ts';

type Input = typeof import('../game/input.ts');

const hands = () => preferences.peek();

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
  const newest = useRef(onAction);
  newest.current = onAction;
  useListening(area, game, ({ listenStick }, element) =>
    listenStick(element, hands, (action, nowMs) => newest.current(action, nowMs)),
  );
}

/** The same with a third position: no push. @param lets whether letting go is that position too */
export function useFreeStick(
  area: RefObject<HTMLElement | null>,
  game: object | null,
  lets: boolean,
  onPush: (push: Push, nowMs: number) => void,
): void {
  const newest = useRef({ lets, onPush });
  newest.current = { lets, onPush };
  useListening(area, game, ({ listenFreeStick }, element) =>
    listenFreeStick(
      element,
      hands,
      () => newest.current.lets,
      (push, nowMs) => newest.current.onPush(push, nowMs),
    ),
  );
}

/** @param listen that of the first render listens, for as long as the screen is there */
function useListening(
  area: RefObject<HTMLElement | null>,
  game: object | null,
  listen: (input: Input, area: HTMLElement) => Stick,
): void {
  const stick = useRef<Stick | null>(null);
  const first = useRef(listen);
  useEffect(beginPlaying, []);
  useEffect(() => {
    const stop = lazily(
      () => import('../game/input.ts'),
      (input) => {
        if (area.current) stick.current = first.current(input, area.current);
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
