import { formatsOf } from '../format.ts';
import type { momentsEn } from './moments.en.ts';

const { whole } = formatsOf('ko');

export const momentsKo: typeof momentsEn = {
  momentWhen: (episode, step) => `에피소드 ${whole.format(episode)}, ${whole.format(step)}스텝`,
  momentMean: (mean) => `평균 ${whole.format(mean)}스텝`,
  momentPlay: '대결하기',

  raceEven: '아직 막상막하',
  raceYouLead: (by) => `내가 ${whole.format(by)}틱 앞섬`,
  raceItLeads: (by) => `상대가 ${whole.format(by)}틱 앞섬`,
  raceYouAhead: (by) => `이번 생: 나 +${whole.format(by)}`,
  raceItAhead: (by) => `이번 생: 상대 +${whole.format(by)}`,
  raceLevelNow: '이번 생: 동률',
  raceYouTookLead: '내가 앞서기 시작했습니다.',
  raceItTookLead: '상대가 앞서기 시작했습니다.',
  raceAxisLife: (life) => `${whole.format(life)}번째 생`,

  proofTitle: '그때까지 배운 것',
  proofUnborn: '가중치의 지문을 가져오는 중',
  proofWhere: (step, episode) =>
    `${whole.format(step)}스텝, ${whole.format(episode)}번째 생에서 가중치의 지문(SHA-256):`,
  proofButton: '증명하기',
  proofHint: '시드만 가지고 처음부터 다시 학습합니다. 별도의 스레드에서 순수 자바스크립트로 계산합니다.',
  proofHintTwin: '시드만 가지고 별도의 스레드에서 처음부터 다시 학습합니다.',
  proofRunning: (step, of) => `다시 학습하는 중: ${whole.format(of)}스텝 중 ${whole.format(step)}스텝`,
  proofEqual: '마지막 비트까지 같습니다. 시드로 다시 학습한 결과:',
  proofDiffers: '같지 않습니다. 시드로 다시 학습한 결과:',
  proofFailed: '이 브라우저에서는 다시 학습하지 못했습니다.',
  proofCommand: '내 컴퓨터에서도 똑같이 확인할 수 있습니다. 마지막에 나오는 weightsSha256이 위의 지문과 같습니다:',
  proofTooEarly: (steps) =>
    `명령줄로 확인하기에는 너무 이릅니다. 학습은 ${whole.format(steps)}스텝에서 시작되며, 그전에 끝나는 학습은 실행되지 않습니다.`,
};
