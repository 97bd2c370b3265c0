import { learnExploringEn } from '../../../words/parts/learnExploring.en.ts';
import { learnExploringKo } from '../../../words/parts/learnExploring.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const exploringWords = dictionary(learnExploringEn, learnExploringKo);
