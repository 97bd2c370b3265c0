import { learnD2ForgettingEn } from '../../../words/parts/learnD2Forgetting.en.ts';
import { learnD2ForgettingKo } from '../../../words/parts/learnD2Forgetting.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const forgettingWords = dictionary(learnD2ForgettingEn, learnD2ForgettingKo);
