import { expect, it } from 'vitest';
import { createResultKeys } from '../../client/pages/resultKeys.ts';

/** @returns how often it was started again, and whether each event still reaches the button with the focus */
function played(events: readonly (readonly ['down' | 'up', string, { repeat?: boolean; ctrlKey?: boolean }?])[]) {
  let started = 0;
  const keys = createResultKeys(() => started++);
  const reaches = events.map(([kind, code, more]) => {
    let prevented = false;
    const preventDefault = (): void => {
      prevented = true;
    };
    const event = { code, repeat: false, ctrlKey: false, metaKey: false, altKey: false, preventDefault, ...more };
    keys[kind === 'down' ? 'keydown' : 'keyup'](event);
    return !prevented;
  });
  return { started, reaches };
}

it('R starts again, once for a press: not while it is held, not as a part of a shortcut', () => {
  expect(
    played([
      ['down', 'KeyR'],
      ['down', 'KeyR', { repeat: true }],
      ['up', 'KeyR'],
    ]).started,
  ).toBe(1);
  expect(played([['down', 'KeyR', { repeat: true }]]).started).toBe(0);
  expect(played([['down', 'KeyR', { ctrlKey: true }]]).started).toBe(0);
});

it.each(['Enter', 'Space'])('%s held since the game pushes nothing, a fresh press does', (code) => {
  const held = [
    ['down', code, { repeat: true }],
    ['down', code, { repeat: true }],
    ['up', code],
  ] as const;
  const press = [
    ['down', code],
    ['up', code],
  ] as const;
  expect(played([...held, ...press]).reaches).toEqual([false, false, false, true, true]);
});

it('whoever goes on mashing the arrows starts nothing', () => {
  expect(
    played([
      ['down', 'ArrowLeft'],
      ['down', 'ArrowRight'],
      ['up', 'ArrowLeft'],
      ['down', 'KeyA'],
    ]).started,
  ).toBe(0);
});
