import { formatsOf } from '../format.ts';
import type { handsEn } from './hands.en.ts';

const { whole } = formatsOf('ko');
const percent = new Intl.NumberFormat('ko', { style: 'percent' });
const sideWord = { left: '왼쪽', right: '오른쪽' } as const;

export const handsKo: typeof handsEn = {
  settingsTitle: '설정',
  settingsClose: '닫기',
  settingsKept: '바꾸는 즉시 이 브라우저에 저장됩니다.',
  settingsSound: '소리와 음성',
  settingsVolume: '음량',
  settingsSilent: '음소거',
  settingsVolumeSaid: (volume) => percent.format(volume),
  settingsAngleSound: '막대를 소리로 듣기',
  settingsAngleSoundHint:
    '오른쪽으로 기울면 높은 음, 왼쪽으로 기울면 낮은 음이 납니다. 작게 깔리는 음이 똑바로 선 상태입니다. 소리는 막대 끝이 있는 쪽에서 들리고, 트랙 끝에 가까워지면 똑딱거립니다.',
  settingsTry: '한번 들어 보기',
  settingsTrySaid: '왼쪽, 똑바로, 오른쪽, 똑바로',
  settingsSpoken: '카트 상태 말해 주기',
  settingsSpokenHint: '게임 중 3초마다 기울기, 위치, 틱을 화면 낭독기로 알려 줍니다.',
  settingsHands: '조작',
  settingsOneSwitch: '스위치 하나로',
  settingsOneSwitchHint: '아무 키나 누르거나, 화면을 두드리거나, 게임패드 버튼을 누르면 미는 방향이 바뀝니다.',
  settingsThumbs: '터치 화면의 두 키',
  settingsThumbsHint: '한쪽 엄지로 둘 때는 손을 떼지 않고 옆 키로 밀어 옮겨도 됩니다.',
  settingsThumbsLeft: '왼손 엄지',
  settingsThumbsBoth: '양손 엄지',
  settingsThumbsRight: '오른손 엄지',
  settingsHaptics: '진동',
  settingsHapticsHint: '진동이 되는 기기에서만 울립니다.',
  settingsGamepad: '게임패드',
  settingsNoGamepad: '아직 없음: 버튼을 한 번 눌러 주세요',
  settingsLook: '화면',
  settingsAsSystem: '시스템 설정대로',
  settingsContrast: '대비',
  settingsContrastMore: '높게',
  settingsEffects: '효과',
  settingsEffectsHint: '불꽃, 흔들림, 번쩍임입니다. 시스템에서 움직임 줄이기를 켰다면 나오지 않습니다.',

  gamepadUnnamed: '이름 없는 게임패드',
  gamepadThere: (name) => `게임패드 연결됨: ${name}`,
  gamepadGone: (name) => `게임패드 연결 끊김: ${name}`,

  raceFellSaid: (ticks, life) => `${whole.format(ticks)}틱 만에 쓰러짐. ${whole.format(life)}번째 생 시작`,

  twinUpright: '막대가 똑바로 섬',
  twinLeans: (angle, side) => `${sideWord[side]}으로 ${whole.format(angle)}도 기울어짐`,
  twinCentre: '트랙 가운데',
  twinPlace: (share, side) => `가운데에서 ${sideWord[side]} 끝까지의 ${percent.format(share)} 지점`,
  twinDown: '내 카트가 넘어짐',
  twinTick: (tick) => `${whole.format(tick)}틱`,
};
