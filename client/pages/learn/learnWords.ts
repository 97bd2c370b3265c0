/** The words of Learn's frame and posts, fetched with its page. */

import { learnPostsEn } from '../words/parts/learnPosts.en.ts';
import { type LearnPostsWords, learnPostsKo } from '../words/parts/learnPosts.ko.ts';
import { type LearnTitles, learnTitlesEn } from '../words/parts/learnTitles.en.ts';
import { learnTitlesKo } from '../words/parts/learnTitles.ko.ts';
import { dictionary } from './parts/dictionary.ts';

export const learnWords = dictionary<LearnPostsWords>(learnPostsEn, learnPostsKo);
export const learnTitles = dictionary<LearnTitles>(learnTitlesEn, learnTitlesKo);
