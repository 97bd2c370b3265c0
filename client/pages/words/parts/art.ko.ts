import type { artEn } from './art.en.ts';

export const artKo: typeof artEn = {
  soundLabel: '소리',
  soundOnTitle: '소리 켜짐 (M)',
  soundOffTitle: '소리 꺼짐 (M)',
  soundOn: '소리를 켰습니다',
  soundOff: '소리를 껐습니다',
};
