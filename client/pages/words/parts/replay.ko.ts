/** Replays, in Korean. */
import { formatsOf } from '../format.ts';
import type { replayEn } from './replay.en.ts';

const { whole } = formatsOf('ko');
const sideWord = { left: '왼쪽', right: '오른쪽' } as const;
const signed = (digits: number) =>
  new Intl.NumberFormat('ko', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
    signDisplay: 'negative',
  });
const [place, angle] = [signed(2), signed(1)];

export const replayKo: typeof replayEn = {
  replayTitle: '다시 보기',
  replayLead:
    '링크 하나에 경기 전체가 들어 있습니다. 시드와 모든 밀기입니다. 브라우저가 한 틱씩 그대로 다시 밟아 보고, 바뀐 것이 없음을 증명합니다.',
  replayPaste: '경기 링크 또는 코드',
  replayOpen: '열기',
  replayOther: '다른 경기 열기',
  replayExample: '예시 보기',
  replayBrokenTitle: '이 링크는 재생할 수 없습니다',
  replayBroken: {
    letters: '경기 링크가 아닙니다. 링크 전체를, 또는 # 뒤의 코드만 복사해 주세요.',
    version: '다른 버전의 시뮬레이션에서 만든 링크라 이 페이지에서는 재생할 수 없습니다.',
    setup: '없는 속도가 적혀 있습니다. 글자가 바뀐 것 같으니 다시 복사해 주세요.',
    incomplete: '끝부분이 빠졌습니다. 링크 전체를 복사해 주세요.',
    'after-end': '승부가 난 뒤에도 이어집니다. 글자가 바뀐 것 같으니 다시 복사해 주세요.',
    altered: '경기 링크의 형식과 다릅니다. 글자가 바뀌거나 더해진 것 같으니 다시 복사해 주세요.',
  },
  replayFigure: '이 장면은 61글자짜리 링크에서 나왔습니다',

  replaySeat: (seat) => `${seat}번 자리`,
  replaySeats: (seats) => (seats === 1 ? '혼자' : `${seats}자리`),
  replaySeed: (seed) => `시드 ${seed}`,
  replayStage: '카트',
  replayTimeline: '시간표',
  replayPlay: '재생',
  replayPause: '멈춤',
  replayBack: '한 틱 뒤로',
  replayOn: '한 틱 앞으로',
  replayRate: '재생 속도',
  replayRateName: (rate) => `${rate}배`,
  replayScrub: '틱',
  replayAt: (tick, ticks) => `${whole.format(ticks)}틱 중 ${whole.format(tick)}틱`,
  replayFalls: (seats, tick) => `${whole.format(tick)}틱에 쓰러짐: ${seats}`,
  replayPushes: '밀기: 선 위는 오른쪽, 선 아래는 왼쪽',
  replayRunsTitle: '모든 밀기를 글로 보기',
  replayRun: (side, ticks) => `${sideWord[side]} ${ticks}`,
  replayPushSummary: (left, right, changes) =>
    `왼쪽 ${whole.format(left)}틱, 오른쪽 ${whole.format(right)}틱, 전환 ${whole.format(changes)}번`,

  replayNumbers: '이 틱의 상태',
  replayColumnSeat: '자리',
  replayColumnState: '상태',
  replayColumnX: '위치',
  replayColumnAngle: '각도',
  replayColumnPush: '밀기',
  replayMetres: (x) => `${place.format(x)}m`,
  replayDegrees: (degrees) => `${angle.format(degrees)}°`,
  replayShowFall: (seat) => `${seat}번 자리가 쓰러지는 장면 보기, 틱`,
  replayWinner: (seat) => `${seat}번 자리가 마지막까지 버텼습니다.`,
  replayDraw: '무승부: 마지막 카트들이 같은 틱에 쓰러졌습니다.',
  replayStopped: (tick) => `승부가 나기 전, ${whole.format(tick)}틱에서 멈춘 경기입니다.`,

  replayVerifyTitle: '진짜일까요?',
  replayVerifyText: '시드와 밀기만으로 경기 전체를 다시 밟고, 모든 카트의 상태에서 나온 32비트를 비교합니다.',
  replayVerify: '검증',
  replayClaimed: '링크의 해시',
  replayStepped: '여기서 얻은 해시',
  replayEqual: '같습니다. 경기는 정확히 이렇게 진행되었습니다.',
  replayUnequal: '다릅니다. 이 링크는 실제로 있었던 경기를 담고 있지 않습니다.',
  replayPace: (ticks, perSecond) => `${whole.format(ticks)}틱, 초당 ${whole.format(perSecond)}틱`,
};
