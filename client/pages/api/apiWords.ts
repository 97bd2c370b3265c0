/** The words of the reference, fetched with its page. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type ApiWords, apiEn } from '../words/parts/api.en.ts';
import { apiKo } from '../words/parts/api.ko.ts';

export const apiWords = computed<ApiWords>(() => ({ en: apiEn, ko: apiKo })[language.value]);
