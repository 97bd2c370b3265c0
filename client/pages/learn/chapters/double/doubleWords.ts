import { learnD2DoubleEn } from '../../../words/parts/learnD2Double.en.ts';
import { learnD2DoubleKo } from '../../../words/parts/learnD2Double.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const doubleWords = dictionary(learnD2DoubleEn, learnD2DoubleKo);
