import { describe, expect, it } from 'vitest';
import type { ClassRound } from '../../shared/class/classScores.ts';
import type { ClassBegun, ClassState } from '../../shared/protocol/classEvents.ts';
import { unpackClassFrame } from '../../shared/protocol/classFrame.ts';
import { CALM, classesByHand, inClass } from './classByHand.ts';
import { createEar, type Ear, playingIn, REQUEST } from './listener.ts';

const HOUR_TICKS = 3_600_000 / 20;
const LONGER_THAN_ANYBODY = 2_000; // ticks

function opened(settings: Parameters<ReturnType<typeof classesByHand>['classes']['open']>[1] = CALM) {
  const hand = classesByHand();
  const host = createEar('host');
  const { code } = inClass(hand.classes.open(host, settings)).state;
  const come = (who: Ear, name: string | null = null) => inClass(hand.classes.enter(who, code, name));
  const [a, b] = [createEar('a'), createEar('b')];
  come(a, 'Ada');
  come(b, 'Bo');
  const result = (): ClassRound => hand.last('result') as ClassRound;
  const state = (): ClassState => hand.last('state') as ClassState;
  return { ...hand, host, code, come, a, b, result, state };
}

describe('[CLASS2] a round', () => {
  it('is a match for each who is here, of one seed, and their ticks are always the same', () => {
    const { classes, host, a, b, pass, told, last } = opened();
    expect(classes.start(host)).toEqual({ ok: true, value: { round: 1 } });
    const setups = [a, b].map((ear) => ear.last('match:joined')!);
    expect(setups.map(({ mode, seat }) => [mode, seat])).toEqual([
      ['survival', 0],
      ['survival', 0],
    ]);
    expect(setups[0]!.setup).toEqual(setups[1]!.setup);
    expect((last('begun') as ClassBegun).lanes.map(({ seat }) => seat)).toEqual([
      { kind: 'human', name: 'Ada' },
      { kind: 'human', name: 'Bo' },
    ]);
    for (let i = 0; i < 100; i++) {
      pass(1);
      if (a.frames.length > 0) expect(a.frames.at(-1)!.tick).toBe(b.frames.at(-1)!.tick);
    }
    expect(told.filter(({ event }) => event === 'frame')).toHaveLength(20); // ten a second
  });
  it('ends when nobody stands, with a row for each, and the next has another seed', () => {
    const { classes, host, pass, result, state } = opened();
    classes.start(host);
    pass(60);
    classes.enter(createEar('late'), state().code, 'Late');
    pass(LONGER_THAN_ANYBODY);
    const first = result();
    expect(first.rows.map(({ name, place }) => [name, place])).toEqual([
      ['Ada', 1],
      ['Bo', 1],
    ]);
    expect(state()).toMatchObject({ phase: 'results', standing: 0 });
    classes.start(host);
    pass(LONGER_THAN_ANYBODY);
    expect(result().rows.map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Late']);
    expect(result().seed).not.toBe(first.seed);
  });
  it('shows on the host’s frame what each lane is, to the tick of its fall', () => {
    const { classes, host, arena, a, pass, last, result } = opened();
    classes.start(host);
    pass(100);
    arena.input(a, { tick: 4, action: 1 });
    pass(LONGER_THAN_ANYBODY);
    const { lanes, round } = unpackClassFrame(last('frame'))!;
    expect(round).toBe(1);
    const ticks = new Map(result().rows.map((row) => [row.name, row.ticks]));
    expect(lanes.map(({ down }) => down?.tick)).toEqual([ticks.get('Ada'), ticks.get('Bo')]);
    expect(ticks.get('Ada')).not.toBe(ticks.get('Bo'));
  });
  it('goes on for who loses the connection, and takes them back into their lane', () => {
    const { classes, host, arena, a, pass, come, state, result } = opened();
    classes.start(host);
    pass(100);
    arena.gone(a);
    classes.leave(a);
    pass(30);
    expect(state().members[0]).toMatchObject({ name: 'Ada', here: false });
    const back = createEar('a');
    expect(come(back)).toMatchObject({ me: 1, state: { phase: 'round' }, begun: { round: 1 } });
    expect(playingIn(arena.resume(back)).match).toBe(a.last('match:joined')!.match);
    pass(LONGER_THAN_ANYBODY);
    expect(back.last('match:finished')).toMatchObject({ end: 'fall' });
    expect(result().rows).toHaveLength(2);
  });
  it('ends what players did before, and a match begun elsewhere ends their lane', () => {
    const { classes, host, arena, a, b, pass, result } = opened();
    const before = playingIn(arena.start(a, REQUEST));
    classes.start(host);
    expect(a.told.find(({ event }) => event === 'match:finished')?.msg).toMatchObject({
      match: before.match,
      end: 'left',
    });
    pass(100);
    arena.start(b, REQUEST);
    pass(LONGER_THAN_ANYBODY);
    expect(result().rows.map(({ name, fall }) => [name, fall === null])).toEqual([
      ['Ada', false],
      ['Bo', true],
    ]);
  });
  it('is not begun twice, by nobody else, for nobody, nor where the server has no room', () => {
    const { classes, host, a } = opened();
    expect(classes.start(a)).toEqual({ ok: false, code: 'no-class' });
    classes.start(host);
    expect(classes.start(host)).toEqual({ ok: false, code: 'not-now' });
    const full = classesByHand(1);
    const { code } = inClass(full.classes.open(host, CALM)).state;
    expect(full.classes.start(host)).toEqual({ ok: false, code: 'not-now' });
    for (const name of ['Ada', 'Bo']) full.classes.enter(createEar(name), code, name);
    expect(full.classes.start(host)).toEqual({ ok: false, code: 'server-full' });
  });
  it('has an agent in a lane where the host wants one, and does not wait for it', () => {
    const { classes, host, pass, result } = opened({ ...CALM, rival: 'steady' });
    classes.start(host);
    pass(400);
    expect(result().rows[0]).toMatchObject({ member: null, name: 'steady', fall: null, place: 1 });
    classes.set(host, { ...CALM, rival: 'nobody' });
    expect(classes.start(host)).toEqual({ ok: false, code: 'unknown-agent' });
  });
});

it('[CLASS3] nobody else sees its matches: no list, no TV, no log, no board, no other process', () => {
  const { classes, host, arena, pass, witnessed, logged, a } = opened();
  classes.start(host);
  pass(50);
  const { match } = a.last('match:joined')!;
  expect(arena.list().live).toEqual([]);
  expect(arena.here.presence().matches).toEqual([]);
  expect(arena.here.has('match', match)).toBe(false);
  expect(arena.watch(createEar('w'), match)).toEqual({ ok: false, code: 'no-match' });
  const tv = arena.watch(createEar('tv'), null);
  expect(tv.ok && tv.value.seats.every(({ kind }) => kind === 'agent')).toBe(true);
  pass(LONGER_THAN_ANYBODY);
  expect(witnessed.filter(({ match: { seats } }) => seats.some(({ player }) => player !== null))).toEqual([]);
  expect(logged).not.toContain(match);
});

describe('[CLASS5] who is sent out', () => {
  it('is told, loses lane and result, and does not come back', () => {
    const { classes, host, a, come, pass, result, code } = opened();
    classes.start(host);
    pass(10);
    classes.kick(a, 2); // not the host
    classes.kick(host, 1);
    expect(a.last('class:over')).toEqual({ why: 'kicked' });
    expect(classes.enter(a, code, 'Other')).toEqual({ ok: false, code: 'shut-out' });
    expect(classes.enter(createEar('x'), code, 'Ada')).toEqual({ ok: false, code: 'shut-out' });
    pass(LONGER_THAN_ANYBODY);
    expect(result().rows.map(({ name }) => name)).toEqual(['Bo']);
    expect(() => come(createEar('b'))).not.toThrow();
  });
  it('is another than who opens a second page: the first is told that its place has moved', () => {
    const { a, come, told } = opened();
    const second = createEar('a');
    expect(come(second).me).toBe(1);
    expect(a.last('class:over')).toEqual({ why: 'moved' });
    expect(told.filter(({ event }) => event === 'leave').at(-1)!.msg).toEqual({ id: a.id });
  });
});

describe('[CLASS7] the host', () => {
  it('may go and come back, by the session alone, on several pages at once', () => {
    const { classes, host, come, pass, state, code } = opened();
    const other = createEar('host');
    expect(come(other)).toMatchObject({ me: null });
    classes.leave(host);
    pass(50);
    expect(state().hostHere).toBe(true);
    classes.leave(other);
    pass(50);
    expect(state().hostHere).toBe(false);
    expect(inClass(classes.open(createEar('host'), CALM)).state.code).toBe(code);
  });
  it('is waited for an hour, then the class is over and its code is nobody’s', () => {
    const { classes, host, pass, last, code, a } = opened();
    pass(2 * HOUR_TICKS);
    expect(classes.has(code)).toBe(true);
    classes.leave(host);
    pass(HOUR_TICKS - 100);
    expect(classes.has(code)).toBe(true);
    pass(2_000);
    expect([classes.has(code), last('over')]).toEqual([false, 'closed']);
    expect(classes.enter(a, code, null)).toEqual({ ok: false, code: 'no-class' });
    expect(classes.figures()).toEqual({ classes: 0, people: 0 });
  });
  it('alone closes it; a stop of the server does too, and then none is opened', () => {
    const { classes, host, a, last, code } = opened();
    classes.close(a);
    expect(classes.has(code)).toBe(true);
    classes.close(host);
    expect([classes.has(code), last('over')]).toEqual([false, 'closed']);
    classes.open(host, CALM);
    classes.end();
    expect(last('over')).toBe('server-closing');
    expect(classes.open(host, CALM)).toEqual({ ok: false, code: 'server-closing' });
  });
  it('has one class; a server has so many', () => {
    const { classes } = classesByHand();
    const codes = ['h1', 'h2', 'h3'].map((who) => inClass(classes.open(createEar(who), CALM)).state.code);
    expect(new Set(codes).size).toBe(3);
    expect(classes.open(createEar('h4'), CALM)).toEqual({ ok: false, code: 'server-full' });
    expect(inClass(classes.open(createEar('h2'), CALM)).state.code).toBe(codes[1]);
  });
});

it('what changes at once is told once, and twice a second at most', () => {
  const { classes, told, pass, code } = opened();
  pass(50);
  const before = told.filter(({ event }) => event === 'state').length;
  for (let i = 0; i < 30; i++) classes.enter(createEar(`p${i}`), code, `Pupil ${'abcdefghijklmnopqrstuvwxyzäöüé'[i]}`);
  pass(50);
  expect(told.filter(({ event }) => event === 'state').length - before).toBe(2);
});
