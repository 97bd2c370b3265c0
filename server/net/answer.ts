import type { Reply } from '../../shared/protocol/events.ts';

/** A client may leave the reply out, or put something else in its place (NET3). */
export function answer<T>(reply: unknown, value: Reply<T>): void {
  if (typeof reply === 'function') (reply as (value: Reply<T>) => void)(value);
}
