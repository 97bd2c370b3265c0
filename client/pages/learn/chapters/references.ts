/** Sources that several chapters name. Chapters add the sections that they mean. */
import type { Source } from '../parts/sources.tsx';

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

/** The sections of a book that a chapter rests on. */
export function at(source: Source, sections: string): Source {
  return { ...source, text: `${source.text}, ${sections}` };
}
