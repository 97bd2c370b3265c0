/** A player who plays by all rules while others do not: nothing of what they do may be felt in the match. */
import { ask, next, playDuel, type Visitor, visit } from '../server/support.ts';

export interface Bystander {
  /** What was felt, over all matches so far. */
  felt(): Felt;
  /** Resolves once so many more frames came. */
  frames(count: number): Promise<void>;
  leave(): void;
}

export interface Felt {
  readonly matches: number; // begun
  readonly frames: number; // with a hash that was ours
  readonly mismatches: number; // with another one
  readonly corrections: number;
  readonly lateInputs: number;
  readonly lost: boolean; // the connection broke
}

/** Balances against a house agent, match after match, at half speed: an answer in time is then one within 80 ms and more. */
export async function createBystander(port: number, agent: string): Promise<Bystander> {
  const { client }: Visitor = await visit(port);
  const before = { matches: 0, frames: 0, mismatches: 0, corrections: 0, lateInputs: 0 };
  let [heard, lost, left] = [0, false, false];
  client.on('f', () => heard++);
  client.on('disconnect', () => {
    lost = !left;
  });
  let bot = await again();

  async function again() {
    before.matches++;
    const joined = await ask.join(client, agent, '0.5x');
    const playing = playDuel(client, joined, ({ lanes }) => {
      const { theta, thetaDot, x, xDot } = lanes[0]!.state;
      return theta + 0.35 * thetaDot + 0.06 * x + 0.12 * xDot > 0 ? 1 : 0;
    });
    void playing.finished.then(async ({ view }) => {
      for (const key of ['mismatches', 'corrections', 'lateInputs'] as const) before[key] += view[key];
      before.frames += view.confirmedFrames;
      if (!left && !lost) bot = await again();
    });
    return playing;
  }
  return {
    felt() {
      const { mismatches, corrections, lateInputs, confirmedFrames } = bot.view();
      return {
        matches: before.matches,
        frames: before.frames + confirmedFrames,
        mismatches: before.mismatches + mismatches,
        corrections: before.corrections + corrections,
        lateInputs: before.lateInputs + lateInputs,
        lost,
      };
    },
    async frames(count) {
      for (const until = heard + count; heard < until; ) await next(client, 'f');
    },
    leave() {
      left = true;
      bot.pause();
      client.close();
    },
  };
}
