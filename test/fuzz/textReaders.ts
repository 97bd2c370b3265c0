/** What people paste, type and upload: links, addresses, names, codes, recipes and files, with values that are taken and the way back. */
import { readFileSync } from 'node:fs';
import { readBoardAddress, writeBoardAddress } from '../../client/model/boards/boardAddress.ts';
import { demonstrationText, readDemonstration } from '../../client/model/lab/actionText.ts';
import { readSetting, settingText } from '../../client/model/lab/labAddress.ts';
import { readRunLink, writeRunLink } from '../../client/model/run/runLink.ts';
import { seedIn, seedText } from '../../client/model/verify/seedAddress.ts';
import { givenIn } from '../../client/model/verify/verifyAddress.ts';
import { readLearner } from '../../server/boards/learners.ts';
import { decodeReplay, encodeReplay } from '../../shared/arena/replay.ts';
import { readAnyName, readNickname } from '../../shared/boards/nickname.ts';
import { readUpload } from '../../shared/boards/readUpload.ts';
import { makeRecoveryCode, RECOVERY_BYTES, readRecoveryCode } from '../../shared/boards/recoveryCode.ts';
import { RECIPES } from '../../shared/learner/recipes/index.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { encodePolicyJson } from '../../shared/policy/policyJson.ts';
import { readPolicy } from '../../shared/policy/readPolicy.ts';
import { encodeSafetensors } from '../../shared/policy/safetensors.ts';
import { readRecipeSettings } from '../../shared/training/recipeReader.ts';
import { CLUMSY, STEADY } from '../server/support.ts';
import type { Draw } from './draw.ts';
import { rawJson } from './packets.ts';
import type { Reader } from './wireReaders.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/replays.json', import.meta.url), 'utf8')) as readonly {
  readonly link: string;
}[];
const LINKS = golden.map(({ link }) => link);
const SEEDS = (draw: Draw) => ({
  seed: draw.below(2 ** 32),
  speed: draw.pick(['0.5x', '0.75x', '1x'] as const),
  wind: draw.pick([0, 1, 2, 3] as const),
});
const NAMES = ['Ada', 'Jürgen', '김철수', 'まりも', 'Иван', 'x_y.z-1', 'Anna 2'];
const same = (value: unknown): unknown => value;
const BYTES = {
  text: (bytes: Uint8Array): string => Buffer.from(bytes).toString(),
  fromBase64: (base64: string): Uint8Array => Buffer.from(base64, 'base64'),
};

/** Only of texts: anything else never gets so far. */
const text = (
  name: string,
  read: (typed: string) => unknown,
  good: (draw: Draw) => string,
  write: Reader['write'],
): Reader => ({
  name,
  read: (raw) => (typeof raw === 'string' ? read(raw) : null),
  good,
  write,
});

function policyFiles(draw: Draw): Uint8Array {
  const { bytes } = draw.pick([STEADY, CLUMSY]);
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok) throw new Error(decoded.code);
  const { policy } = decoded.value;
  return draw.pick([bytes, encodeSafetensors(policy), Buffer.from(encodePolicyJson(policy))]);
}

const ORIGIN = (() => {
  const decoded = decodeCheckpoint(STEADY.bytes);
  if (!decoded.ok) throw new Error(decoded.code);
  return decoded.value.origin;
})();

const upload = (draw: Draw) => ({
  name: draw.pick(NAMES),
  files: [{ name: 'policy', base64: Buffer.from(policyFiles(draw)).toString('base64') }],
});

const recipe = (draw: Draw) =>
  draw.chance(0.5) ? { base: draw.pick(RECIPES).name, gamma: 0.98 } : { ...draw.pick(RECIPES) };

export const TEXT_READERS: readonly Reader[] = [
  {
    ...text(
      'replay link',
      (code) => {
        const read = decodeReplay(code);
        return read.ok ? read.value : null;
      },
      (draw) => draw.pick(LINKS),
      encodeReplay as Reader['write'],
    ),
    oneWay: true,
  },
  text(
    'what is to be verified',
    givenIn,
    (draw) =>
      draw.pick(['players/1x/abc', '/replay#abc', '{"a":1}', 'https://x/api/v1/boards/agents/CartPole-v1/rows/a']),
    null,
  ),
  text('seed', seedIn, (draw) => seedText(SEEDS(draw)), seedText as Reader['write']),
  text(
    'board address',
    (hash) => readBoardAddress(hash).address,
    () => '#players/1x',
    writeBoardAddress as Reader['write'],
  ),
  text(
    'run link',
    (hash) => readRunLink(hash).link,
    (draw) =>
      writeRunLink({
        run: draw.word(12),
        at: draw.below(999),
        chart: 'return',
        axis: 'episode',
        log: draw.chance(0.5),
        zoom: null,
      }),
    writeRunLink as Reader['write'],
  ),
  text(
    'Lab setting',
    (typed) => readSetting(typed).setting,
    () => 'recipe=house&set=gamma:0.99;hidden:64,64&seeds=1-3',
    settingText as Reader['write'],
  ),
  text(
    'demonstration',
    readDemonstration,
    (draw) => demonstrationText({ seed: draw.below(999), actions: String(draw.below(2)).repeat(draw.whole(1, 40)) }),
    demonstrationText as Reader['write'],
  ),
  text(
    'recovery code',
    readRecoveryCode,
    (draw) => makeRecoveryCode(Uint8Array.from({ length: RECOVERY_BYTES }, () => draw.below(256))),
    same as Reader['write'],
  ),
  ...([readAnyName, readNickname] as const).map((read) =>
    text(
      read.name,
      (typed) => {
        const named = read(typed);
        return named.ok ? named.name : null;
      },
      (draw) => draw.pick(NAMES),
      same as Reader['write'],
    ),
  ),
  {
    name: 'recipe',
    read: (raw) => {
      const { recipe: read, problems } = readRecipeSettings(raw);
      if (read === null && problems.length === 0) throw new Error('refused without a word');
      return read;
    },
    good: recipe,
    write: (read) => JSON.parse(JSON.stringify(read)) as unknown,
  },
  {
    name: 'learner',
    read: (raw) => {
      const read = readLearner(raw);
      return read.ok ? read : null;
    },
    good: (draw) => (draw.chance(0.2) ? 'house' : { base: 'house', gamma: 0.97 + draw.uniform() / 50 }),
    write: null,
  },
  {
    name: 'policy file',
    read: (raw) => {
      if (!(raw instanceof Uint8Array)) return null;
      const read = readPolicy([{ name: 'policy', bytes: raw }]);
      if (!read.ok) return null;
      const { shape, observationScale, parameters } = read.policy;
      return { shape, observationScale, parameters };
    },
    good: policyFiles,
    write: (policy) => encodeCheckpoint({ policy, origin: ORIGIN }),
  },
  {
    name: 'upload',
    read: (raw) => {
      const read = readUpload(Buffer.from(raw instanceof Uint8Array ? raw : rawJson(raw)), BYTES);
      return read.ok ? { name: read.name, sha256: read.sha256 } : null;
    },
    good: (draw) => (draw.chance(0.5) ? upload(draw) : Buffer.from(JSON.stringify(upload(draw)))),
    write: null,
  },
];
