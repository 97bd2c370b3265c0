/** The words of the page about yourself, fetched with it. */
import { computed } from '@preact/signals';
import { language } from '../language.ts';
import { type MeWords, meEn } from '../words/parts/me.en.ts';
import { meKo } from '../words/parts/me.ko.ts';

export const meWords = computed<MeWords>(() => ({ en: meEn, ko: meKo })[language.value]);
