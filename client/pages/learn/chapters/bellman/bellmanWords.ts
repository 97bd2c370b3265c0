import { learnBellmanEn } from '../../../words/parts/learnBellman.en.ts';
import { learnBellmanKo } from '../../../words/parts/learnBellman.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const bellmanWords = dictionary(learnBellmanEn, learnBellmanKo);
