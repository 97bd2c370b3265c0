/** The words of handing in, fetched with their page. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type SubmitWords, submitEn } from '../words/parts/submit.en.ts';
import { submitKo } from '../words/parts/submit.ko.ts';

export const submitWords = computed<SubmitWords>(() => ({ en: submitEn, ko: submitKo })[language.value]);
