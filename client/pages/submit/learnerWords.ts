/** The words of recipes on the board, fetched with the pages that show them. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type LearnersWords, learnersEn } from '../words/parts/learners.en.ts';
import { learnersKo } from '../words/parts/learners.ko.ts';

export const learnerWords = computed<LearnersWords>(() => ({ en: learnersEn, ko: learnersKo })[language.value]);
