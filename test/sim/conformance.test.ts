import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ConformanceReport, conformance } from '../../shared/sim/conformance.ts';

function golden(name: string): { name: string; text: string } {
  return { name, text: readFileSync(new URL(`../golden/gymnasium/${name}`, import.meta.url), 'utf8') };
}
const trajectories = golden('cartpole-trajectories.jsonl');
const transitions = golden('cartpole-transitions.jsonl');

function report(...files: { name: string; text: string }[]): ConformanceReport {
  const result = conformance(files);
  if (!result.ok) throw new Error(`${result.file}:${result.line}: ${result.problem}`);
  return result;
}

describe('against the numbers of Gymnasium 1.4.0', () => {
  it('[SIM3] every recorded trajectory step is bit-equal, and terminated where Gymnasium says so', () => {
    expect(report(trajectories)).toMatchObject({ steps: 4294, bitEqual: 4294, maxAbsDiff: 0, terminatedEqual: 4294 });
  });
  it('[SIM3] whole episodes come out bit for bit from their first state and actions', () => {
    expect(report(trajectories)).toMatchObject({ openLoop: 20, openLoopExact: 20 });
  });
  it('[SIM2] every seed resets to the very bits that Gymnasium starts from', () => {
    expect(report(trajectories)).toMatchObject({ resets: 20, resetExact: 20 });
  });
  it('[SIM3] transitions of both integrators are within 1e-15, 99.5 % bit-equal, and equally terminated', () => {
    const { steps, bitEqual, maxAbsDiff, terminatedEqual } = report(transitions);
    expect(steps).toBe(8000);
    expect(bitEqual / steps).toBeGreaterThanOrEqual(0.995);
    expect(maxAbsDiff).toBeLessThanOrEqual(1e-15);
    expect(terminatedEqual).toBe(8000);
  });
  it('[SIM3] several files add up', () => {
    expect(report(trajectories, transitions)).toMatchObject({ steps: 12_294, openLoop: 20, resets: 20 });
  });
});

describe('files that are not as they should be', () => {
  const [good] = transitions.text.split('\n') as [string];
  const [episode] = trajectories.text.split('\n') as [string];
  const problemOf = (...lines: string[]) => conformance([{ name: 'mine.jsonl', text: lines.join('\n') }]);

  it('[SIM3] a damaged line is named by file and line', () => {
    expect(problemOf(good, '', good.slice(0, 100))).toEqual({
      ok: false,
      file: 'mine.jsonl',
      line: 3,
      problem: 'not JSON',
    });
  });
  it.each([
    ['', 'the file is empty'],
    ['[]', 'the line is not an object'],
    ['{"id":1}', 'neither a trajectory (`actions`) nor a transition (`next`)'],
    [good.replace(/"state":\[[^,]*,/, '"state":['), 'state is not four finite numbers'],
    [good.replace('"semi-implicit"', '"other"'), 'next.semi-implicit is not a list'],
    [
      good.replace(/"terminated".*/, '"terminated":{"euler":[1,0],"semi-implicit":[1,0]}}'),
      'terminated.euler[0] is neither true nor false',
    ],
    [episode.replace('"euler"', '"rk4"'), 'integrator is neither euler nor semi-implicit'],
    [episode.replace('"gym_seed":1000', '"gym_seed":-1'), 'gym_seed is not a whole number within 0..2^53-1'],
    [episode.replace('"actions":[0', '"actions":[2'), 'actions[0] is neither 0 nor 1'],
    [episode.replace('"actions":[0,', '"actions":['), '41 actions, 42 states, 42 terminated'],
  ])('[SIM3] %.60s...: %s', (line, problem) => {
    expect(problemOf(line)).toEqual({ ok: false, file: 'mine.jsonl', line: 1, problem });
  });
  it('[SIM3] a wrong number is counted, not refused', () => {
    const wrong = { ...JSON.parse(good), terminated: { euler: [true, false], 'semi-implicit': [false, false] } };
    wrong.next.euler[0][2] += 0.5;
    expect(problemOf(JSON.stringify(wrong))).toMatchObject({
      ok: true,
      steps: 4,
      bitEqual: 3,
      maxAbsDiff: 0.5,
      terminatedEqual: 3,
    });
  });
});
