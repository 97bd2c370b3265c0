/** The words of the boards, fetched with their page. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type BoardWords, boardsEn } from '../words/parts/boards.en.ts';
import { boardsKo } from '../words/parts/boards.ko.ts';

export const boardWords = computed<BoardWords>(() => ({ en: boardsEn, ko: boardsKo })[language.value]);
