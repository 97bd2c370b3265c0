/** What Learn's pages rest on, each source once. */
export interface Source {
  readonly text: string;
  readonly href?: string; // only where it is known for certain
}

const doi = (name: string): string => `https://doi.org/${name}`;
const arxiv = (name: string): string => `https://arxiv.org/abs/${name}`;

export const SUTTON_BARTO: Source = {
  text: 'Sutton & Barto 2018, Reinforcement Learning: An Introduction, second edition, MIT Press',
};
export const BELLMAN: Source = { text: 'Bellman 1957, Dynamic Programming, Princeton University Press' };
export const WATKINS: Source = {
  text: 'Watkins 1989, Learning from Delayed Rewards, PhD thesis, King’s College, Cambridge',
};
export const WATKINS_DAYAN: Source = {
  text: 'Watkins & Dayan 1992, Q-learning, Machine Learning 8, 279–292',
  href: doi('10.1007/BF00992698'),
};
export const RUMMERY: Source = {
  text: 'Rummery & Niranjan 1994, On-line Q-learning using connectionist systems, CUED/F-INFENG/TR 166, Cambridge University',
};
export const SUTTON_1988: Source = {
  text: 'Sutton 1988, Learning to predict by the methods of temporal differences, Machine Learning 3, 9–44',
  href: doi('10.1007/BF00115009'),
};
export const LIN: Source = {
  text: 'Lin 1992, Self-improving reactive agents based on reinforcement learning, planning and teaching, Machine Learning 8, 293–321',
  href: doi('10.1007/BF00992699'),
};
export const MNIH_2013: Source = {
  text: 'Mnih et al. 2013, Playing Atari with deep reinforcement learning, arXiv:1312.5602',
  href: arxiv('1312.5602'),
};
export const MNIH_2015: Source = {
  text: 'Mnih et al. 2015, Human-level control through deep reinforcement learning, Nature 518, 529–533',
  href: doi('10.1038/nature14236'),
};
export const LILLICRAP: Source = {
  text: 'Lillicrap et al. 2016, Continuous control with deep reinforcement learning, arXiv:1509.02971',
  href: arxiv('1509.02971'),
};
export const HESSEL: Source = {
  text: 'Hessel et al. 2018, Rainbow: combining improvements in deep reinforcement learning, arXiv:1710.02298',
  href: arxiv('1710.02298'),
};
export const TRIAD: Source = {
  text: 'van Hasselt et al. 2018, Deep reinforcement learning and the deadly triad, arXiv:1812.02648',
  href: arxiv('1812.02648'),
};
export const HUBER: Source = {
  text: 'Huber 1964, Robust estimation of a location parameter, Annals of Mathematical Statistics 35, 73–101',
  href: doi('10.1214/aoms/1177703732'),
};
export const PYTORCH_HUBER: Source = {
  text: 'PyTorch documentation, HuberLoss',
  href: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.modules.loss.HuberLoss.html',
};
export const PARDO: Source = {
  text: 'Pardo, Tavakoli, Levdik & Kormushev 2018, Time limits in reinforcement learning, ICML, arXiv:1712.00378',
  href: arxiv('1712.00378'),
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
  href: arxiv('1509.06461'),
};
export const INTERFERENCE: Source = {
  text: 'McCloskey & Cohen 1989, Catastrophic interference in connectionist networks, Psychology of Learning and Motivation 24, 109–165',
};
export const ARENA: Source = {
  text: 'ARENA 3.0, chapter 2.2.1, the mechanism of catastrophic forgetting in DQN (pull request 399, 2026)',
  href: 'https://github.com/callummcdougall/ARENA_3.0/pull/399',
};
export const OWN_FIGURES: Source = { text: 'CartPole Arena, docs/recipes.md: house; What moves before a fall' };
export const MINIMAL_RL_CODE: Source = {
  text: 'minimalRL, dqn.py (seungeunrho/minimalRL)',
  href: 'https://github.com/seungeunrho/minimalRL',
};
export const FROZEN_LAKE: Source = {
  text: 'Gymnasium, Frozen Lake',
  href: 'https://gymnasium.farama.org/environments/toy_text/frozen_lake/',
};
export const CART_POLE: Source = {
  text: 'Gymnasium, Cart Pole',
  href: 'https://gymnasium.farama.org/environments/classic_control/cart_pole/',
};
export const BARTO: Source = {
  text: 'Barto, Sutton & Anderson 1983, Neuronlike adaptive elements that can solve difficult learning control problems',
  href: doi('10.1109/TSMC.1983.6313077'),
};

/** The sections of a source that a chapter means. */
export function at(source: Source, sections: string): Source {
  return { ...source, text: `${source.text}, ${sections}` };
}
