/** REST 인터페이스 안내, 한국어. 서버가 스스로 설명하는 글은 영어 그대로 보여 준다. */
import type { ApiWords } from './api.en.ts';

export const apiKo: ApiWords = {
  title: 'API 안내',
  lead: '페이지에 보이는 모든 것과 페이지에서 할 수 있는 모든 일을, 직접 만든 프로그램으로도 할 수 있습니다.',
  document: 'OpenAPI 문서',
  version: (version) => `버전 ${version}`,
  loading: '설명을 가져오는 중…',
  lost: '서버에서 인터페이스 설명을 가져오지 못했습니다.',
  retry: '다시 시도',
  contents: '이 페이지의 내용',
  begin: '시작하기 전에',
  original: '각 주소의 설명은 서버가 만든 문서를 그대로 옮긴 것이라 영어로 되어 있습니다.',

  authTitle: '본인 확인',
  authText:
    '읽기만 할 때는 아무것도 필요하지 않습니다. 개인에게 속한 것을 다루려면 익명 세션의 토큰이 필요합니다. POST /api/v1/sessions 로 토큰을 받을 수 있고, 브라우저에는 이미 하나가 있습니다. “Authorization: Bearer 토큰” 형태로 보내세요. 토큰은 비밀번호처럼 보관하고, 다른 기기로 옮길 때는 복구 코드를 쓰세요.',
  originTitle: '직접 만든 웹 페이지에서',
  originText:
    '다른 서버의 페이지는 이 서버의 운영자가 ALLOWED_ORIGINS에 등록한 경우에만 응답을 읽고 요청할 수 있습니다(Origin 헤더로 구분합니다). 이 헤더가 없는 프로그램은 거절하지 않습니다.',
  limitsTitle: '제한',
  limitsText:
    '순위표 한 쪽은 최대 100행, 내보내기는 최대 10,000행, 본문은 보통 최대 4KB이며, 업로드 크기는 GET /api/v1/submissions/rules 에 나와 있습니다. 너무 크거나 너무 잦으면 413 또는 429로 거절하고, 언제 다시 시도할지 알려 줍니다.',
  pagesTitle: '목록과 캐시',
  pagesText:
    '목록은 다음이 있는지 알려 줍니다. “next” 값을 “after”로 돌려보내세요. 커서의 내용에는 기대지 마세요. ETag가 있는 응답은 If-None-Match로 물으면 바뀌지 않았을 때 다시 보내지 않습니다.',
  versionTitle: '버전',
  versionText:
    '/api/v1 아래에서는 필드와 주소, 코드가 늘어나기만 하고 없어지거나 뜻이 바뀌지 않습니다. 모르는 것은 그냥 지나치세요.',
  problemsTitle: '거절될 때',
  problemsText:
    'application/problem+json(RFC 9457)으로 답합니다. “code”의 뜻은 바뀌지 않습니다. “detail”은 어떻게 하면 되는지, “problems”는 잘못된 점을 한 줄씩 알려 줍니다.',

  topic: {
    boards: '순위표',
    ratings: '레이팅',
    submissions: '제출',
    me: '나',
    runs: '학습',
    agents: '에이전트',
    server: '서버',
  },
  secured: '세션 필요',
  parameters: '매개변수',
  place: { path: '주소 안', query: '쿼리' },
  needed: '필수',
  meaning: '뜻',
  body: '본문',
  gives: '응답',
  refuses: '거절 코드',
  ask: '요청 방법',
  copy: '복사',
  example: '응답 예',
  tryIt: '이 서버에 지금 물어보기',
  asking: '묻는 중…',
  answered: (status) => `이 서버의 응답: ${status}`,
  notReached: '서버에 연결하지 못했습니다.',
  cut: '… 이하 생략',
  types: '자료형',
  fields: (name) => `${name}의 필드`,
  codes: '거절 코드',
  code: '코드',
  status: '상태',
};
