import { formatsOf } from '../format.ts';
import type { boardStripEn } from './boardStrip.en.ts';

const { whole } = formatsOf('ko');

export const boardStripKo: typeof boardStripEn = {
  navBoards: '순위표',
  stripTitle: '순위표의 맨 위',
  stripPlayers: (division) => `가장 오래 버틴 기록, ${division}`,
  stripRatings: (division) => `가장 높은 레이팅, ${division}`,
  stripTicks: (ticks) => `${whole.format(ticks)}틱`,
  stripRating: (rating, deviation) => `${whole.format(rating)} ± ${whole.format(deviation)}`,
  stripNobody: '아직 아무도 없습니다. 첫 자리가 비어 있습니다.',
  stripAll: '순위표 모두 보기',
};
