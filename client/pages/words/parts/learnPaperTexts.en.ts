/** What Learn says of the posts on the Nature paper, and of the table behind them all, in English. */
import type { PostText } from './learnPostTexts.en.ts';

export const learnPaperTextsEn = {
  'nature-frozenlake': {
    title: 'Human-level control, on a frozen lake',
    short: 'The review’s code for a lake of 16 cells, made to run.',
    about: [
      'The paper plays Atari from pixels; the code of its review walks over a frozen lake. Sixteen cells, four holes, one goal, and a reward of 1 at the goal alone. The ice is firm: every step goes where it is meant to.',
      'As it stands the code does not run to an end, and could not learn if it did. Ours changes what cannot work and nothing else; each change is listed below.',
    ],
    source: 'A review of Mnih et al. 2015 with code for FrozenLake 4x4.',
    printed: 'minimalRL’s line every 20 episodes; a score of 1.0 is 20 walks that all reached the goal.',
    slips: {
      once: {
        title: 'Copied once, and never again',
        written:
          'The target network is a copy of the fresh network and stays one. What it says of the next cell is chance, and that is what is learned.',
        meant: 'A copy every 20 episodes. This is the one of its faults that can be run: everything else mended.',
      },
      index: {
        title: 'A number for a place',
        written: 'The network is given the bare number of the cell, as if cell 14 were twice cell 7.',
        meant: 'One input for each cell, 1 where the walker is.',
      },
      gather: {
        title: 'Which action was it?',
        written: 'The loss compares all Q values of the cell with the target; that of the action played is not picked.',
        meant: 'Only the action that was played learns.',
      },
      max: {
        title: 'The best of what follows',
        written: 'The target holds all Q values of the next cell; the largest is not picked.',
        meant: 'The largest one, as in Bellman’s equation.',
      },
      stops: {
        title: 'Where it ends',
        written:
          'The program stops with a TypeError before anything is learned. The rest of the message depends on versions.',
        meant: 'It runs.',
      },
      epsilon: {
        title: 'Enough exploring?',
        written:
          'Epsilon falls from 8 % to 1 %. That seems little for a reward that a walk by chance hardly ever finds.',
        meant: 'It is enough here: seeds 1 to 12 all end at the goal. On the large lake our recipe begins at 100 %.',
      },
    },
    sides: ['written: a target copied once', 'meant: copied every 20 episodes'],
    compared: 'Both with everything else mended, for 4,000 of the 10,000 episodes.',
    seen: 'With a target copied once the goal is met by chance alone, in fewer than one walk of a hundred, and all five policies end at 0. With a copy every 20 episodes all five end at 1: they always arrive. What is missing to 1 in the curve are the steps that still explore.',
  },
  'nature-pixels': {
    title: 'Human-level control, from pixels',
    short: 'Algorithm 1 of the Nature paper, sized for one core.',
    about: [
      'What the paper is about: only pictures go in. Here a drawing of the cart, 24 by 48 pixels, at three moments 2 steps apart; convolutions, a replay, a target network, and one update in four steps, by Algorithm 1.',
      'The whole run takes about five minutes on one core and ends far above 195 on each of five seeds; that it ends at 500 is the luck of one. With later ideas the same pictures are enough after seconds: that is the second curve.',
    ],
    source: 'The paper’s own algorithm, as the review explains it. There is no code of it in the review.',
    printed: 'The paper prints nothing, so these are our lines: every 10 episodes.',
    slips: {
      frames: {
        title: 'What is seen',
        written: '84 x 84 pixels, four frames in a row, each action held for four frames.',
        meant: '24 x 48 pixels, three frames 2 steps apart, the older ones as differences, no frame skipped.',
      },
      network: {
        title: 'The network',
        written: 'Filters of 32, 64 and 64, then 512 units.',
        meant: 'Filters of 8 and 16, then 64 units: 5 ms an update instead of a quarter of a second.',
      },
      reward: {
        title: 'What it is told',
        written: 'Rewards cut to −1 to 1, and the error clipped the same way.',
        meant:
          'Nothing while it stands, −1 for the fall. The aim is the same, and the plain squared error stays small.',
      },
      numbers: {
        title: 'The large numbers',
        written:
          'A million transitions, 50,000 before the first update, a copy every 10,000 updates, epsilon over a million frames, RMSProp.',
        meant: '100,000, 1,000, 200 and 30,000, and Adam with a falling learning rate.',
      },
    },
    sides: ['Algorithm 1', 'with later ideas: house-pixels'],
    compared:
      'Nothing in the paper is a slip, so these are two times: 2015, and what came after it. Only the first 6,000 steps, because frames are dear; Algorithm 1 has 250,000 in its recipe.',
    seen: 'After 6,000 steps Algorithm 1 has hardly begun: four steps of five are still drawn at random, and its policies end at 9 to 45. The later ideas (3-step returns, Double DQN, mirrored frames, falls in every batch, an averaged policy) stand at 343 to 500, three of five at exactly 500. Given its 250,000 steps, Algorithm 1 ends at 267 to 500.',
  },
  'q-table': {
    title: 'The table behind them all',
    short: 'No network: sixteen rows of four numbers, filled by Bellman’s equation.',
    about: [
      'Every post begins with Q-learning on a table: for each cell and each action one number, what is still to be had from there. After a step the number moves a little towards the reward plus the best number of the next cell. That is all.',
      'On the lake the table has 64 entries. On the cart the state has no cells, so it is cut into 360 boxes; in the Lab the recipe has a form for that too.',
    ],
    source: 'The background that the posts share: Q-learning by Watkins, with a table.',
    printed: 'No post prints for it, so these are our lines, here every 50 episodes.',
    slips: {
      zero: {
        title: 'What a fresh table says',
        written:
          'Q-learning leaves open what the entries begin with, and most begin with 0. On the lake everything then looks alike, and of equal actions the first one wins: left, into the wall.',
        meant:
          'Each entry begins at 1, what the goal is worth. Whatever was not tried looks good until it disappoints.',
      },
      rate: {
        title: 'A rate that falls',
        written: 'The proof that Q-learning arrives wants a rate that falls, slowly enough.',
        meant: 'From 0.2 to 0.001 over 480,000 steps.',
      },
      boxes: {
        title: 'Boxes for the cart',
        written: 'Barto, Sutton and Anderson cut the state into 162 boxes.',
        meant: 'Ours are 360: the pole is cut finer. With 162 two of ten tables end below 475 on CartPole-v1.',
      },
    },
    sides: ['a table of zeros', 'a table of ones'],
    compared: 'Both on the firm lake with 16 cells, for 500 episodes.',
    seen: 'The table of zeros did not find the goal once in 500 walks, on none of five seeds, and is still all zeros: that is why its five hashes below are one. The table of ones has been everywhere after some dozen walks, and then always arrives when it does not explore.',
  },
} as const satisfies Readonly<Record<string, PostText>>;
