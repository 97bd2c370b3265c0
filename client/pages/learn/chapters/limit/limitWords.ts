import { learnD2LimitEn } from '../../../words/parts/learnD2Limit.en.ts';
import { learnD2LimitKo } from '../../../words/parts/learnD2Limit.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const limitWords = dictionary(learnD2LimitEn, learnD2LimitKo);
