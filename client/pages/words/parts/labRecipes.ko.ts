/** What each named recipe is, and where a post's text and its code part, in Korean. */
import type { labRecipesEn } from './labRecipes.en.ts';

export const labRecipesKo: typeof labRecipesEn = {
  about: {
    house: '약 천 스텝 만에 CartPole을 풀고 그대로 유지합니다.',
    'house-pixels': '숫자 없이 그림만 보고 배웁니다. 이 탭에서 1분 안쪽.',
    'q-table': '네트워크 없이, 벨만 방정식으로 채우는 값의 표.',
    'keras-blog': 'Keras 노트북: 타깃 네트워크가 없고, 모두 기억하며, 끝마다 -10.',
    'keras-blog-single': '같은 것을 코드 그대로: 한 번 대신 작은 업데이트 32번.',
    'minimal-rl': 'minimalRL을 한 줄씩: 에피소드마다 업데이트 열 번.',
    'torch-blog': 'minimalRL을 쓴 PyTorch 글, 에피소드 500개, 타깃 네트워크.',
    'torch-blog-double': '같은 것에, 글이 말하는 진짜 더블 DQN.',
    fastcampus: '강의 프로그램: 에피소드마다 업데이트 한 번, 할인 없음.',
    'fastcampus-as-written': '같은 것을 실수 그대로: 탐험이 늘 왼쪽만 밉니다.',
    'nature-frozenlake': 'Nature 논문 리뷰에 실린, 얼어붙은 호수의 DQN.',
    'nature-pixels': 'Nature 논문의 알고리즘 1을 코어 하나에 맞춘 것. 몇 분 걸립니다.',
    'sb3-zoo': 'rl-zoo가 조정한 Stable-Baselines3.',
    cleanrl: '기본값 그대로의 CleanRL dqn.py. 느리지만 꾸준합니다.',
    'torch-tutorial': 'PyTorch의 DQN 튜토리얼: 타깃이 부드럽게 따라갑니다.',
  },
  pairs: {
    keras: ['Keras 노트북', '뜻: 32개 배치로 업데이트 한 번. 코드: 하나씩 32번, 목표도 매번 방금 바뀐 네트워크에서.'],
    fastcampus: ['Fast Campus 리뷰', '뜻: 탐험은 양쪽을 해 봅니다. 코드: DQN(4, 1, …) 때문에 탐험이 늘 왼쪽입니다.'],
    torch: [
      'PyTorch 글',
      '코드: 뒤처진 복사본을 “Double DQN”이라 부릅니다. 뜻: 하나가 고르고 다른 하나가 평가하는 더블 DQN.',
    ],
    limit: ['시간 제한', 'gym 0.21의 코드: 500스텝에서 끝나면 넘어진 셈입니다. 뜻: 제한은 세상의 끝이 아닙니다.'],
  },
};
