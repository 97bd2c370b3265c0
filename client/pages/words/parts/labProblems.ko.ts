/** The lines of a recipe's checks in Korean. A line that is not known stays as it is. */
import { namedFields } from '../fieldNames.ts';
import { josa } from '../josa.ts';
import { labFieldsKo } from './labFields.ko.ts';

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) (\S+) is not within ([\d.-]+)\.\.([\w.]+), 0 excluded.*$/, '$1 $2: 0보다 크고 $4 이하여야 합니다'],
  [/^(\S+) (\S+) is not within ([\d.-]+)\.\.([\w.]+), 1 excluded$/, '$1 $2: $3 이상 1 미만이어야 합니다'],
  [
    /^(\S+) (\S+) is not within ([\d.-]+)\.\.gamma, .*$/,
    '$1 $2: $3 이상 gamma 이하여야 하고, gamma[은는] 1보다 작아야 합니다',
  ],
  [/^(.+) (\S+) is not within ([\d.-]+)\.\.([\d.]+)$/, '$1 $2: $3 이상 $4 이하여야 합니다'],
  [/^(.+) (\S+) is not a whole number within (\d+)\.\.(\d+)$/, '$1 $2: $3 이상 $4 이하의 정수여야 합니다'],
  [/^(\S+) (\S+) is not a whole number from (\d) on$/, '$1 $2: $3 이상의 정수여야 합니다'],
  [/^(\S+) (\S+) is not above 0.*$/, '$1 $2: 0보다 커야 합니다'],
  [/^(\S+) (\S+) is below 0$/, '$1 $2: 0보다 작을 수 없습니다'],
  [/^(\S+) (\S+) is not a finite number$/, '$1 $2: 유한한 수여야 합니다'],
  [/^(\S+) has (\d+) layers; give (\d) to (\d)$/, '$1: 층이 $2개입니다. $3~$4개여야 합니다'],
  [/^(\S+) (\S+) is above (\S+) (\S+)$/, '$1 $2: $3 $4보다 클 수 없습니다'],
  [/^(\S+) (\S+) must not be above 0 in a linear schedule$/, '$1 $2: linear에서는 0보다 클 수 없습니다'],
  [/^(\S+) (\S+) leaves no step to learn in$/, '$1 $2: 배울 스텝이 남지 않습니다'],
  [/^(\S+) (\S+) differs from (\S+) (\S+), but (\S+) is 0$/, '$1 $2: $3 $4[과와] 다르려면 $5[이가] 0보다 커야 합니다'],
  [
    /^(\S+) (\S+) never holds the (\d+) transitions that (\S+) waits for$/,
    '$1 $2: $4[이가] 기다리는 전이 $3개를 담지 못합니다',
  ],
  [
    /^(\S+) (\S+) needs as many stored transitions, but (\S+) gives (-?\d+)$/,
    '$1 $2: 그만큼 모여 있어야 하는데 $3[으로로]는 $4개뿐입니다',
  ],
  [
    /^(\S+) (\S+) comes before (\S+) (\S+) rewards are known.*$/,
    '$1 $2: $3 $4의 보상을 알기 전이라 저장된 것이 없습니다',
  ],
  [/^nearFalls and prioritised both.*$/, 'nearFalls[과와] prioritised[은는] 함께 쓸 수 없습니다'],
  [
    /^dueling splits the last hidden layer in two, but it has (\d+) units$/,
    'dueling: 마지막 층을 둘로 나누는데 유닛이 $1개입니다',
  ],
  [/^observationScale has (\d+) entries, but (\S+) has (\d+)$/, 'observationScale: $1개인데 $2에는 $3개가 필요합니다'],
  [/^observationScale has an entry.*$/, 'observationScale: 0이거나 유한하지 않은 수가 있습니다'],
  [/^observationScale is for states.*$/, 'observationScale: 화면을 볼 때는 쓰지 않습니다. 끄세요'],
  [/^mirrored is a symmetry of CartPole, not of (\S+)$/, 'mirrored: CartPole의 대칭이며 $1에는 없습니다'],
  [
    /^rewards\.terminated would replace the reward of the goal of (\S+); give null$/,
    'rewards.terminated: $1의 도착 보상을 대신하게 됩니다. 끄세요',
  ],
  [/^update\.of cannot be update.*$/, 'update.of: 업데이트가 자신을 기다리게 됩니다'],
  [/^pixels shows CartPole alone, not (\S+)$/, 'pixels: CartPole만 보여 줄 수 있으며 $1[은는] 안 됩니다'],
  [/^hidden makes a network that could not be read back.*$/, 'hidden: 네트워크가 너무 커서 저장할 수 없습니다'],
  [
    /^demonstrations make a recipe of (\d+) letters; .* (\d+)$/,
    'demonstrations: 레시피가 $1자가 됩니다. $2자까지 됩니다',
  ],
  [
    /^edges is null, but observations of (\S+) do not name a cell$/,
    'edges: $1의 관측에는 칸이 없으니 경계를 정해 주세요',
  ],
  [/^edges has (\d+) components, but an observation has (\d+)$/, 'edges: $1줄인데 관측의 성분은 $2개입니다'],
  [/^edges\.(\d+) is not a row.*$/, 'edges: $1번째 줄은 점점 커지는 유한한 수여야 합니다'],
  [/^name is not made of.*$/, 'name: 영문 소문자, 숫자, 붙임표로 64자까지입니다'],
  [/^pixels\.ages .*$/, 'pixels.ages: 0부터 커지는 16 이하의 수 1~8개여야 합니다'],
  [/^pixels\.convolutions size (\S+) does not fit (.+)$/, 'pixels.convolutions: 크기 $1[이가] $2에 맞지 않습니다'],
];

/** A particle in brackets takes the form that follows what stands before it. */
const PARTICLE = /(“[^”]*”|[^\s[]+)\[(은는|이가|을를|과와|으로로)\]/g;

export function problemKo(line: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(line));
  if (!known) return namedFields(line, labFieldsKo, true);
  const told = namedFields(line.replace(known[0], known[1]), labFieldsKo, false);
  return told.replace(PARTICLE, (_, word: string, particle: Parameters<typeof josa>[1]) => josa(word, particle));
}
