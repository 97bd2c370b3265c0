import { learnD2PixelsEn } from '../../../words/parts/learnD2Pixels.en.ts';
import { learnD2PixelsKo } from '../../../words/parts/learnD2Pixels.ko.ts';
import { dictionary } from '../../parts/dictionary.ts';

export const pixelsWords = dictionary(learnD2PixelsEn, learnD2PixelsKo);
