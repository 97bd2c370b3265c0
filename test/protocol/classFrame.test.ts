import { expect, it } from 'vitest';
import { MAX_LANES, packClassFrame, unpackClassFrame } from '../../shared/protocol/classFrame.ts';
import { classFrame } from '../fuzz/classAnswers.ts';
import { createDraw } from '../fuzz/draw.ts';

it('[CLASS4] a frame brings back places to 2.5 mm and angles to 0.5 mrad, falls whole', () => {
  const draw = createDraw(1, 'class frames');
  for (let i = 0; i < 500; i++) {
    const frame = classFrame(draw);
    const read = unpackClassFrame(packClassFrame(frame))!;
    expect([read.round, read.tick]).toEqual([frame.round, frame.tick]);
    read.lanes.forEach(({ x, theta, push, down }, lane) => {
      const sent = frame.lanes[lane]!;
      expect([push, down]).toEqual([sent.push, sent.down]);
      expect(Math.abs(x - sent.x)).toBeLessThan(sent.down ? 0.0103 : 0.0013);
      expect(Math.abs(theta - sent.theta)).toBeLessThan(0.00025);
    });
  }
});

it('[CLASS4] forty lanes are 163 characters, 173 bytes as a packet', () => {
  const lane = { x: 0, theta: 0.1, push: 1, down: null } as const;
  const packed = packClassFrame({ round: 70, tick: 1_600, lanes: Array.from({ length: 40 }, () => lane) });
  expect(packed).toHaveLength(163);
  expect(`42["c","${packed}"]`).toHaveLength(173);
  expect(unpackClassFrame(packed)).toMatchObject({ round: 6, tick: 1_600 });
});

it('[CLASS4] what is beyond its range is told as its end, and what is no frame is refused', () => {
  const far = { x: 9, theta: -3, push: 0, down: null } as const;
  expect(unpackClassFrame(packClassFrame({ round: 1, tick: 99_999, lanes: [far] }))).toMatchObject({
    tick: 3_583,
    lanes: [{ x: 2.6, theta: -0.5 }],
  });
  const packed = packClassFrame({ round: 1, tick: 5, lanes: [far] });
  for (const wrong of ['', 'abc', packed.slice(1), `${packed}0`, packed.replace(/.$/, '!'), '1000____', 7, null])
    expect(unpackClassFrame(wrong)).toBeNull();
  expect(unpackClassFrame(`100${'0000'.repeat(MAX_LANES + 1)}`)).toBeNull();
});
