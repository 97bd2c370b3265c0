/** The words of the Lab, fetched with its page. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type LabWords, labEn } from '../words/parts/lab.en.ts';
import { labKo } from '../words/parts/lab.ko.ts';

export const labWords = computed<LabWords>(() => ({ en: labEn, ko: labKo })[language.value]);
