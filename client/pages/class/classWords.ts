/** The words of classes, fetched with their page. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type ClassWords, classEn } from '../words/parts/class.en.ts';
import { classKo } from '../words/parts/class.ko.ts';

export const classWords = computed<ClassWords>(() => ({ en: classEn, ko: classKo })[language.value]);
