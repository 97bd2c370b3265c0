/** The page about yourself, in English. Fetched with it. */
import { NAME_LENGTH } from '../../../../shared/boards/nickname.ts';
import { formatsOf } from '../format.ts';

const { whole } = formatsOf('en');
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

export const meEn = {
  lead: 'No account, no password, no address. This browser keeps a token that says who you are; here is what belongs to it.',
  loading: 'Asking the server who you are',
  lost: 'The server does not answer. The page asks again as soon as it is back.',
  banned:
    'An administrator of this server has banned you. You can play on; nothing of yours is ranked or rated, and your rows are hidden.',

  nameTitle: 'Your name',
  nameLabel: 'Name',
  nameHint: `${NAME_LENGTH.min} to ${NAME_LENGTH.max} characters. Others see it in matches and on the boards.`,
  nameSave: 'Save the name',
  nameSaved: (name: string) => `You are ${name} now`,
  nameProblem: {
    'too-short': `A name has at least ${NAME_LENGTH.min} characters.`,
    'too-long': `A name has at most ${NAME_LENGTH.max} characters.`,
    letters: 'Letters, digits, single spaces, hyphens, dots and underscores, please. No emoji.',
    'mixed-scripts': 'Letters of one alphabet, please, or Latin beside Korean, Chinese or Japanese ones.',
    reserved: 'This name stands for somebody or something else here. Choose another one.',
    taken: 'Another player has this name, or one that looks like it. Choose another one.',
  },

  knownTitle: 'What is stored of you',
  knownId: 'Public id',
  knownName: 'Name',
  knownNameNone: 'none chosen',
  knownCode: 'Recovery code',
  knownCodeYes: 'there is one, kept as a fingerprint',
  knownCodeNo: 'none',
  knownSince: 'Stored since',
  knownSinceNever: 'nothing is stored',
  knownDay: (ms: number) => day.format(ms),
  knownNothing: 'Until you choose a name, make a code, play for a board or submit something, nothing is stored at all.',
  knownMore: 'Beside this only your runs, rows, ratings and submissions. No address, no device, no cookie.',

  codeTitle: 'Recovery code',
  codeLead: 'With it you are the same player on another device, and again on this one if the browser forgets you.',
  codeNone: 'You have none yet.',
  codeThere: 'You have one. A new code makes the old one worthless.',
  codeMake: 'Make a recovery code',
  codeMakeNew: 'Make a new code',
  codeShown: 'This is your code. It is shown only now.',
  codeWarning:
    'Write it down or keep it with your passwords. Whoever has it can be you; the server has only its fingerprint and cannot show it again.',
  codeCopy: 'Copy the code',
  codeDone: 'I have kept it',

  moveTitle: 'Move here with a code',
  moveLead: 'Type the recovery code from your other device, and this browser is that player.',
  moveLabel: 'Recovery code',
  moveAlone: 'Sign all other devices out, because one is lost',
  moveButton: 'Move here',
  moveWarning: (name: string) =>
    `What you did as ${name} stays with that name: make a code for it first, if you want it back.`,
  moved: (name: string) => `You are ${name} again`,
  moveSlip: 'There is a slip in this code. It has five groups of four letters and digits.',
  moveUnknown: 'No player has this code. A newer code may have replaced it.',

  rowsTitle: 'Your rows',
  rowsNone: 'You are on no board yet.',
  rowsPlay: 'Play a survival run',
  rowsBoards: 'See the boards',
  rowRank: (rank: number) => `Rank ${whole.format(rank)}`,
  rowWhere: (board: string, division: string) => `${board}, ${division}`,

  dataTitle: 'Your data',
  dataLead: 'All that the server has of you, as one JSON file.',
  dataSave: 'Save my data',
  deleteLead:
    'Delete everything: name, code, rows, runs, ratings, submissions. In games of others you become "deleted".',
  deleteButton: 'Delete my data',
  deleteSure: 'Delete all of it? There is no way back, not even with the recovery code.',
  deleteYes: 'Yes, delete everything',
  deleteNo: 'Keep it',
  deleted: 'Everything is deleted. You are somebody new now.',

  tooOften: 'That was too often. Try again in some minutes.',
  unreachable: 'The server did not answer. Try again.',
  failed: 'That did not work. Try again later.',
};

export type MeWords = typeof meEn;
