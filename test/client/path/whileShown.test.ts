import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whileShown } from '../../../client/pages/home/whileShown.ts';

/** A page that says when it is hidden. */
function fakePage(hidden: boolean) {
  const events = new EventTarget();
  const page = {
    hidden,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  } as unknown as Document & { hidden: boolean };
  return {
    page,
    turn(next: boolean): void {
      (page as { hidden: boolean }).hidden = next;
      events.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

it('[PATH6] it is open exactly while the page is shown, never twice, and closed for good at the end', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(fc.boolean()), (first, turns) => {
      const { page, turn } = fakePage(first);
      let open = 0;
      const stop = whileShown(page, () => {
        open++;
        return () => {
          open--;
        };
      });
      expect(open).toBe(first ? 0 : 1);
      for (const hidden of turns) {
        turn(hidden);
        expect(open).toBe(hidden ? 0 : 1);
      }
      stop();
      expect(open).toBe(0);
      turn(true);
      turn(false);
      expect(open).toBe(0);
    }),
  );
});
