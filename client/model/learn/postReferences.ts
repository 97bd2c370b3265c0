/** What several posts refer to. */
export interface Reference {
  readonly text: string;
  readonly href: string;
}

export const MINIMAL_RL_CODE: Reference = {
  text: 'minimalRL, dqn.py (seungeunrho/minimalRL)',
  href: 'https://github.com/seungeunrho/minimalRL',
};
export const NATURE_PAPER: Reference = {
  text: 'Mnih et al. 2015, Human-level control through deep reinforcement learning, Nature 518',
  href: 'https://doi.org/10.1038/nature14236',
};
export const TIME_LIMITS: Reference = {
  text: 'Pardo et al. 2018, Time Limits in Reinforcement Learning',
  href: 'https://arxiv.org/abs/1712.00378',
};
export const FROZEN_LAKE: Reference = {
  text: 'Gymnasium, Frozen Lake',
  href: 'https://gymnasium.farama.org/environments/toy_text/frozen_lake/',
};
export const CART_POLE: Reference = {
  text: 'Gymnasium, Cart Pole',
  href: 'https://gymnasium.farama.org/environments/classic_control/cart_pole/',
};
