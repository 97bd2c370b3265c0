import { learnD2LossEn } from '../../../words/parts/learnD2Loss.en.ts';
import { learnD2LossKo } from '../../../words/parts/learnD2Loss.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const lossWords = dictionary(learnD2LossEn, learnD2LossKo);
