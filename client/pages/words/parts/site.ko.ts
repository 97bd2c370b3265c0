/** 모든 화면 둘레의 한국어: 새 버전, 연결 없이 쓸 수 있는 것. */
export const siteKo = {
  updateThere: '새 버전이 나왔습니다.',
  updateLoad: '불러오기',
  updateLater: '나중에',
};
