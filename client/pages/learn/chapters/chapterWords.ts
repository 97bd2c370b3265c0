/** The words that chapters share. */
import { learnChaptersEn } from '../../words/parts/learnChapters.en.ts';
import { learnChaptersKo } from '../../words/parts/learnChapters.ko.ts';
import { dictionary } from '../parts/dictionary.ts';

export const chapterWords = dictionary(learnChaptersEn, learnChaptersKo);
