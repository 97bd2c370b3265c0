/** The words that the figures of Learn share. */
import { learnPartsEn } from '../../words/parts/learnParts.en.ts';
import { learnPartsKo } from '../../words/parts/learnParts.ko.ts';
import { dictionary } from './dictionary.ts';

export const partsWords = dictionary(learnPartsEn, learnPartsKo);
