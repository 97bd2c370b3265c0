/** 모든 화면 둘레의 한국어: 새 버전, 연결 없이 쓸 수 있는 것. */
export const siteKo = {
  deviceAlone: '서버 없이도 이 기기에서 도전할 수 있습니다. 같은 카트, 같은 폭풍이며 순위에는 들지 않습니다.',

  updateThere: '새 버전이 나왔습니다.',
  updateLoad: '불러오기',
  updateLater: '나중에',
};
