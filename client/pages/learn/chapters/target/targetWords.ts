import { learnTargetEn } from '../../../words/parts/learnTarget.en.ts';
import { learnTargetKo } from '../../../words/parts/learnTarget.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const targetWords = dictionary(learnTargetEn, learnTargetKo);
