/** Sources of the later chapters. */
import type { Source } from '../parts/sources.tsx';

export const HUBER: Source = {
  text: 'Huber 1964, Robust estimation of a location parameter, Annals of Mathematical Statistics 35, 73–101',
  href: 'https://doi.org/10.1214/aoms/1177703732',
};
export const PYTORCH_HUBER: Source = {
  text: 'PyTorch documentation, HuberLoss',
  href: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.modules.loss.HuberLoss.html',
};
export const PARDO: Source = {
  text: 'Pardo, Tavakoli, Levdik & Kormushev 2018, Time limits in reinforcement learning, ICML, arXiv:1712.00378',
  href: 'https://arxiv.org/abs/1712.00378',
};
export const GYMNASIUM_LIMITS: Source = {
  text: 'Gymnasium documentation, Handling time limits',
  href: 'https://gymnasium.farama.org/tutorials/gymnasium_basics/handling_time_limits/',
};
export const DOUBLE_Q: Source = {
  text: 'van Hasselt 2010, Double Q-learning, Advances in Neural Information Processing Systems 23',
};
export const DOUBLE_DQN: Source = {
  text: 'van Hasselt, Guez & Silver 2016, Deep reinforcement learning with double Q-learning, AAAI, arXiv:1509.06461',
  href: 'https://arxiv.org/abs/1509.06461',
};
export const INTERFERENCE: Source = {
  text: 'McCloskey & Cohen 1989, Catastrophic interference in connectionist networks, Psychology of Learning and Motivation 24, 109–165',
};
export const ARENA: Source = {
  text: 'ARENA 3.0, chapter 2.2.1, the mechanism of catastrophic forgetting in DQN (pull request 399, 2026)',
  href: 'https://github.com/callummcdougall/ARENA_3.0/pull/399',
};
export const OWN_FIGURES: Source = { text: 'CartPole Arena, docs/recipes.md: house; What moves before a fall' };
