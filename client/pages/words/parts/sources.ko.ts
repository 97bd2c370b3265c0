/** 이름 있는 레시피의 출처를 한국어로. 고친 레시피의 출처는 쓴 사람의 말 그대로 둡니다. */
const FASTCAMPUS =
  'DQN 코드 리뷰 (패스트캠퍼스): 4-128-2, 배치 256, 감마 1, 에피소드마다 업데이트 1번, 타깃 복사는 10 에피소드마다';
const KERAS =
  'gym 0.21용 Keras CartPole 노트북: 4-32-64-2, Adam 1e-3, 끝없는 리스트, 타깃 네트워크 없음, 엡실론은 에피소드마다 × 0.995';
const TORCH =
  'gym 0.21에서 minimalRL dqn.py를 따른 PyTorch CartPole 글, 500 에피소드. 타깃 네트워크를 “Double DQN”이라 부름';

export const sourcesKo: Readonly<Record<string, string>> = {
  house:
    'CartPole Arena: 더블 DQN, 3스텝 수익, 크기를 맞추고 좌우로 뒤집은 관측, 배치마다 넘어진 순간, 점점 멀리 보기, 평균한 네트워크로 플레이',
  'keras-blog': KERAS,
  'keras-blog-single': `${KERAS}. 코드에 쓰인 대로: 스텝마다 배치 1짜리 업데이트 32번`,
  'minimal-rl':
    'minimalRL dqn.py (seungeunrho/minimalRL)와 그 해설: 4-128-128-2, Adam 5e-4, 감마 0.98, 에피소드마다 업데이트 10번',
  'torch-blog': TORCH,
  'torch-blog-double': `${TORCH}. 여기에 진짜 더블 DQN (van Hasselt 등 2016)`,
  fastcampus: FASTCAMPUS,
  'fastcampus-as-written': `${FASTCAMPUS}. 코드에 쓰인 대로: 탐험하면 늘 왼쪽으로 밂`,
  'nature-frozenlake':
    'Mnih 등 2015 (Nature) 논문 리뷰와 미끄럽지 않은 FrozenLake 4x4 코드: 128-128 ReLU, 제곱 오차, Adam 5e-4, 감마 0.98, 에피소드마다 업데이트 10번',
  'nature-pixels':
    'Mnih 등 2015, Human-level control through deep reinforcement learning의 알고리즘 1을 CPU 코어 하나에 맞춤',
  'house-pixels':
    'CartPole Arena: 24x48 화면과 그 변화를 보는 더블 DQN, 3스텝 수익, 그릴 때 좌우로 뒤집은 화면, 배치마다 넘어진 순간, 줄어드는 학습률, 평균한 네트워크로 플레이',
  'sb3-zoo':
    'Stable-Baselines3 DQN과 rl-baselines3-zoo의 CartPole-v1 하이퍼파라미터: 4-256-256-2, 256스텝마다 업데이트 128번, 50,000스텝',
  cleanrl: 'CleanRL dqn.py의 기본값: 4-120-84-2, 제곱 오차, 10스텝마다 배치 128, 500,000스텝',
  'torch-tutorial':
    'PyTorch의 DQN 튜토리얼: 4-128-128-2, AdamW (amsgrad, 1e-4), 스텝마다 배치 128, 타깃은 0.005씩 따라감, 600 에피소드',
  'q-table': 'Watkins와 Dayan 1992, Q-learning: 점점 작아지는 비율로 Q(s, a)를 r + 감마 · max Q(s2, ·) 쪽으로 옮김',
  'q-table CartPole':
    'Watkins와 Dayan 1992, Q-learning. 상태는 Barto, Sutton과 Anderson 1983의 칸으로 나누며, 그 학습자는 넘어질 때 -1, 그 전에는 0을 받음',
};
