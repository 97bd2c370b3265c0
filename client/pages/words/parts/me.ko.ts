import { NAME_LENGTH } from '../../../../shared/boards/nickname.ts';
import { formatsOf } from '../format.ts';
import { josa } from '../josa.ts';
import type { MeWords } from './me.en.ts';

const { whole } = formatsOf('ko');
const day = new Intl.DateTimeFormat('ko', { dateStyle: 'medium' });

export const meKo: MeWords = {
  lead: '계정도 비밀번호도 이메일도 없습니다. 이 브라우저에 저장된 토큰 하나로 누구인지 알아봅니다. 그 토큰에 딸린 것이 여기 모두 있습니다.',
  loading: '서버에 확인하는 중',
  lost: '서버가 응답하지 않습니다. 다시 연결되면 바로 불러옵니다.',
  banned:
    '이 서버의 관리자가 이용을 제한했습니다. 경기는 계속할 수 있지만 순위와 레이팅에 반영되지 않으며, 올라간 기록은 숨겨집니다.',

  nameTitle: '내 이름',
  nameLabel: '이름',
  nameHint: `${NAME_LENGTH.min}~${NAME_LENGTH.max}자. 경기와 순위표에서 다른 사람에게 보입니다.`,
  nameSave: '이름 저장',
  nameSaved: (name) => `이제 이름은 ${name}입니다`,
  nameProblem: {
    'too-short': `이름은 ${NAME_LENGTH.min}자 이상이어야 합니다.`,
    'too-long': `이름은 ${NAME_LENGTH.max}자까지 쓸 수 있습니다.`,
    letters: '글자, 숫자, 한 칸 띄어쓰기, 하이픈, 점, 밑줄만 쓸 수 있습니다. 이모지는 쓸 수 없습니다.',
    'mixed-scripts': '한 가지 문자로 써 주세요. 라틴 문자는 한글이나 한자, 가나와 함께 쓸 수 있습니다.',
    reserved: '이곳에서 다른 뜻으로 쓰이는 이름입니다. 다른 이름을 골라 주세요.',
    taken: '다른 참가자가 쓰고 있거나 그와 비슷해 보이는 이름입니다. 다른 이름을 골라 주세요.',
  },

  knownTitle: '저장된 내 정보',
  knownId: '공개 ID',
  knownName: '이름',
  knownNameNone: '정하지 않음',
  knownCode: '복구 코드',
  knownCodeYes: '있음 (지문으로만 저장)',
  knownCodeNo: '없음',
  knownSince: '저장 시작',
  knownSinceNever: '저장된 것이 없음',
  knownDay: (ms) => day.format(ms),
  knownNothing:
    '이름을 정하거나, 코드를 만들거나, 순위표 경기를 하거나, 무언가를 제출하기 전에는 아무것도 저장하지 않습니다.',
  knownMore: '이 밖에는 내 경기, 기록, 레이팅, 제출물만 저장합니다. IP 주소도, 기기 정보도, 쿠키도 저장하지 않습니다.',

  codeTitle: '복구 코드',
  codeLead:
    '이 코드가 있으면 다른 기기에서도 같은 참가자로 이어 갈 수 있고, 브라우저 기록이 지워져도 돌아올 수 있습니다.',
  codeNone: '아직 만든 코드가 없습니다.',
  codeThere: '만들어 둔 코드가 있습니다. 새로 만들면 이전 코드는 쓸 수 없습니다.',
  codeMake: '복구 코드 만들기',
  codeMakeNew: '새 코드 만들기',
  codeShown: '복구 코드입니다. 지금 한 번만 보여 드립니다.',
  codeWarning:
    '적어 두거나 비밀번호와 함께 보관해 주세요. 코드를 가진 사람은 누구든 나로 참가할 수 있습니다. 서버에는 지문만 남으므로 다시 보여 드릴 수 없습니다.',
  codeCopy: '코드 복사',
  codeDone: '보관했습니다',

  moveTitle: '코드로 이어 가기',
  moveLead: '다른 기기에서 만든 복구 코드를 입력하면 이 브라우저에서 그 참가자로 이어 갑니다.',
  moveLabel: '복구 코드',
  moveAlone: '잃어버린 기기가 있어 다른 기기를 모두 로그아웃',
  moveButton: '여기서 이어 가기',
  moveWarning: (name) =>
    `지금까지 ${josa(name, '으로로')} 한 것은 그 이름에 남습니다. 나중에 되찾으려면 먼저 그 이름의 코드를 만들어 두세요.`,
  moved: (name) => `다시 ${name}입니다`,
  moveSlip: '코드에 잘못 적힌 곳이 있습니다. 글자와 숫자 네 개씩 다섯 묶음입니다.',
  moveUnknown: '이 코드를 가진 참가자가 없습니다. 더 새로운 코드로 바뀌었을 수 있습니다.',

  rowsTitle: '내 기록',
  rowsNone: '아직 순위표에 오른 기록이 없습니다.',
  rowsPlay: '생존 경기 하기',
  rowsBoards: '순위표 보기',
  rowRank: (rank) => `${whole.format(rank)}위`,
  rowWhere: (board, division) => `${board}, ${division}`,

  dataTitle: '내 데이터',
  dataLead: '서버에 있는 내 데이터 전부를 JSON 파일 하나로 받습니다.',
  dataSave: '내 데이터 받기',
  deleteLead: '이름, 코드, 기록, 경기, 레이팅, 제출물을 모두 지웁니다. 다른 사람의 경기에는 “deleted”로 남습니다.',
  deleteButton: '내 데이터 지우기',
  deleteSure: '정말 모두 지울까요? 복구 코드로도 되돌릴 수 없습니다.',
  deleteYes: '네, 모두 지웁니다',
  deleteNo: '그대로 두기',
  deleted: '모두 지웠습니다. 이제 새로운 참가자입니다.',

  tooOften: '너무 자주 시도했습니다. 몇 분 뒤에 다시 시도해 주세요.',
  unreachable: '서버가 응답하지 않았습니다. 다시 시도해 주세요.',
  failed: '처리하지 못했습니다. 잠시 뒤에 다시 시도해 주세요.',
};
