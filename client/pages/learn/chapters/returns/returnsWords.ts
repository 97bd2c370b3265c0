import { learnReturnsEn } from '../../../words/parts/learnReturns.en.ts';
import { learnReturnsKo } from '../../../words/parts/learnReturns.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const returnsWords = dictionary(learnReturnsEn, learnReturnsKo);
