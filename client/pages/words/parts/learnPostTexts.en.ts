/** What Learn says of each seed post, in English: the post, its printed lines, where code and meaning part, what the runs show. */
import { learnPaperTextsEn } from './learnPaperTexts.en.ts';

interface SlipText {
  readonly title: string;
  readonly written: string;
  readonly meant: string;
}

export interface PostText {
  readonly title: string;
  readonly short: string; // for lists
  readonly about: readonly string[]; // paragraphs
  readonly source: string; // of the post itself
  readonly printed: string; // how to read its lines
  readonly slips: Readonly<Record<string, SlipText>>;
  readonly sides: readonly [written: string, meant: string]; // their names in the chart
  readonly compared: string; // what the two are
  readonly seen: string; // what came of it
}

export const learnPostTextsEn = {
  'keras-blog': {
    title: 'The Keras notebook',
    short: 'No target network, everything remembered, and −10 at every end.',
    about: [
      'A small network learns after every single step from 32 transitions, drawn from everything it ever saw. There is no second network: what it aims at moves with every update.',
      'At the start the notebook asks whether to use a saved model; whoever says no trains 1,000 episodes. Then five greedy episodes are shown. The terminal’s train command asks the same.',
    ],
    source: 'A CartPole notebook with Keras, written for gym 0.21.',
    printed:
      'A line for each episode. The score is what the learner was told: the last step counts −10 instead of 1, so 20 steps of balance print 9.0.',
    slips: {
      single: {
        title: '32 updates of one',
        written:
          'The loop over the sample fits the network once for each of the 32 transitions. Each target comes from the network that the fit before has just changed.',
        meant: 'One update by the mean error of all 32.',
      },
      overwritten: {
        title: 'A loop that takes the world’s names',
        written:
          'The same loop calls its variables what the episode around it calls them. When it is through they hold the last transition drawn, and the agent goes on from a remembered place while the cart is somewhere else.',
        meant: 'The loop has names of its own. We tell of this one and do not train it.',
      },
      limit: {
        title: 'Standing too long is a fall',
        written:
          'gym 0.21 has one done for everything. At 500 steps it is true although the pole stands: the last reward becomes −10 and nothing is expected to follow.',
        meant: 'The limit ends the episode, not the future. Our recipe keeps what is written.',
      },
      outputs: {
        title: 'Half a gradient',
        written:
          'The squared error is averaged over both outputs, and the action that was not played has none. So the gradient is half of what it seems.',
        meant: 'The error of the action played. It matters little: Adam divides by the gradient’s own size.',
      },
    },
    sides: ['written: 32 updates of one', 'meant: one update of 32'],
    compared: 'Both with the notebook’s settings and its 1,000 episodes.',
    seen: 'Both reach 500 on every seed and neither keeps it: at the end the five policies stand 24 to 301 steps with one update of 32, and 9 to 139 with 32 updates of one, which cost five times the computing. What each aims at moves with every update, and that is what the target network of the other posts is for.',
  },
  'minimal-rl': {
    title: 'minimalRL, walked through',
    short: 'A complete DQN on one screen: ten updates after each episode.',
    about: [
      'minimalRL keeps each algorithm in one short file, and its dqn.py is where many learners of DQN begin. Two networks of 128-128, a replay of 50,000, and nothing is learned during an episode: after it come ten updates, as soon as more than 2,000 transitions are stored.',
      'After every 20th episode the target network becomes a copy of the one that learns, and a line is printed. The walk-through adds the scalar “score” for TensorBoard; the train command writes it with --tensorboard.',
    ],
    source: 'A walk-through of minimalRL’s dqn.py, line by line.',
    printed:
      'Every 20 episodes: the episode’s number from 0, the mean return since the last line, how much the replay holds, and epsilon.',
    slips: {
      truncated: {
        title: 'The limit is read and not looked at',
        written:
          'The world says truncated after 500 steps; the loop asks for done alone. So an episode goes on for as long as the pole stands. One of 1.5 million steps has been seen; ours break off at 10,000.',
        meant: 'Stop at 500, and still count on what would have followed.',
      },
      first: {
        title: 'The first score is a little high',
        written:
          'The first line comes after episodes 0 to 20. Those are 21, and their sum is divided by 20. All later lines are of 20.',
        meant: 'A mean. Ours prints what the program prints.',
      },
      annealing: {
        title: 'From 8 % to 1 %, but when?',
        written:
          'Epsilon falls by one hundredth in 200 episodes, so it reaches 1 % at episode 1,400. After the 1,000 episodes of the walk-through it is 3 %.',
        meant: 'As its comment says, from 8 % to 1 %; the program itself runs for 10,000 episodes and gets there.',
      },
    },
    sides: ['written: on past 500', 'meant: stops at 500'],
    compared: 'Both with the settings of dqn.py, for 1,000 episodes.',
    seen: 'Up to episode 320 the two are one run. Then the first good policies go on past 500, some up to 10,000, and drive the score up; one run took 1.6 million steps for what took others 160,000. It costs time, not skill: judged by episodes of 500 the five policies end at 204 to 453, and at 186 to 500 where training stops there too.',
  },
  'torch-blog': {
    title: 'The PyTorch post',
    short: 'minimalRL’s program under gym 0.21, and a “Double DQN” that is none.',
    about: [
      'The program is minimalRL’s, trained for 500 episodes under gym 0.21. Before training and after it one episode is shown, and its length is printed, so that the reader sees what 500 episodes did.',
      'Its text calls the lagging target network “Double DQN”. They are two ideas: the target network is from 2013 to 2015, Double DQN from 2016 and made on top of it.',
    ],
    source: 'A CartPole post with PyTorch, on minimalRL’s dqn.py and gym 0.21.',
    printed: 'minimalRL’s line every 20 episodes. At the end one greedy episode, before and after.',
    slips: {
      double: {
        title: 'Called Double DQN',
        written:
          'The target takes the largest Q value of the copy: one network chooses the action and says what it is worth. Where its values are wrong by chance, it picks those that are wrong upwards.',
        meant: 'Double DQN: the newest network chooses, the copy says what that choice is worth.',
      },
      limit: {
        title: 'The limit cuts the future off',
        written:
          'Under gym 0.21 done is true at 500 steps too, so the mask is 0 and the target of the last step is its reward alone, as if the pole had fallen.',
        meant: 'Only a fall should end what is expected. Our recipe keeps what is written; the Lab has both as a pair.',
      },
    },
    sides: ['written: a lagging copy', 'meant: Double DQN'],
    compared: 'Both with the post’s settings and its 500 episodes.',
    seen: 'The name is not what is missing: with real Double DQN the policies at the end are worse here, 104 to 190 against 146 to 404. 500 episodes are few, and neither is steady; the highest curve is not the best policy.',
  },
  fastcampus: {
    title: 'The Fast Campus review',
    short: 'One update an episode, no discount, and exploring that only goes left.',
    about: [
      'A review of a lecture’s program. One hidden layer of 128, batches of 256, and a single update after each episode. Nothing is discounted: gamma is 1, so a Q value is the number of steps still to come, in hundredths.',
      'It takes its time: 3,000 episodes, with a line after every hundredth.',
    ],
    source: 'A code review of the DQN program of a Fast Campus lecture.',
    printed: 'minimalRL’s line, every 100 episodes.',
    slips: {
      left: {
        title: 'Exploring is a push to the left',
        written:
          'The number of actions is given as 1. What an exploring step draws from then has one member, action 0: a push to the left, always.',
        meant: 'Two actions, each as likely. The network learns from both sides.',
      },
      done: {
        title: 'A name that is not there',
        written: 'The program asks if done where nothing of that name has a value. Python stops at that line.',
        meant: 'The episode ends where the world says so.',
      },
      relu: {
        title: 'What lies between the layers',
        written: 'The review does not show it.',
        meant: 'We take ReLU, as its relatives do, and say so in the recipe.',
      },
    },
    sides: ['written: explores left', 'meant: explores both ways'],
    compared: 'Both with the lecture’s settings and its 3,000 episodes.',
    seen: 'Exploring left alone is a handicap, not the end: one of its five policies stands nearly to 500, two fall at once. Explored both ways three of five stand above 470. Their curves drop again and again all the same.',
  },
  ...learnPaperTextsEn,
} as const satisfies Readonly<Record<string, PostText>>;

export type LearnPostTexts = Readonly<Record<keyof typeof learnPostTextsEn, PostText>>;
