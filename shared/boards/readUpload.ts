/** What somebody uploads as an agent, from the body of the request to the file that is stored. Any JSON in; never throws (AGENTBOARD6). */
import { isObject } from '../policy/imported.ts';
import { type NamedFile, type PolicyFormat, type ReadPolicy, readPolicy } from '../policy/readPolicy.ts';
import { type AgentFile, agentFile, type NotForBoard, notForBoard } from './agentFile.ts';
import { type NameProblem, readNickname } from './nickname.ts';

export const MAX_UPLOAD_BYTES = 5_000_000; // of the body: the largest policy in the longest format, plain JSON, as base64
export const MAX_UPLOAD_FILES = 8; // model.json and its shards

type PolicyProblem = Exclude<ReadPolicy, { readonly ok: true }>['code'];
export type UploadProblem =
  | 'bad-json'
  | 'bad-payload'
  | 'bad-name'
  | 'network-too-large'
  | 'unreadable'
  | NotForBoard
  | Exclude<PolicyProblem, 'too-large'>;

export interface ReadUpload extends AgentFile {
  readonly ok: true;
  readonly name: string;
  readonly format: PolicyFormat;
}

export type Upload =
  | ReadUpload
  | { readonly ok: false; readonly code: UploadProblem; readonly message: string; readonly name?: NameProblem };

const refuse = (code: UploadProblem, message: string): Upload => ({ ok: false, code, message });

export const NAME_WORDS: Readonly<Record<NameProblem, string>> = {
  'too-short': 'the name has less than 2 characters',
  'too-long': 'the name has more than 20 characters',
  letters: 'the name has a character that names do not have: letters, digits, spaces, dots, hyphens and underscores',
  'mixed-scripts': 'the name mixes alphabets that look alike',
  reserved: 'the name is one of the arena itself: choose another',
};

const BOARD_WORDS: Readonly<Record<NotForBoard, string>> = {
  pixels:
    'it sees frames; this board is for policies that see the four numbers of CartPole-v1. There is no board for pixels yet',
  'other-world':
    'it plays another world; this board is for CartPole-v1: 4 inputs, 2 outputs. There is no board for other worlds yet',
};

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What only the engine around has. */
export interface TextBytes {
  /** Bytes as UTF-8. */
  readonly text: (bytes: Uint8Array) => string;
  /** What has been checked to be base64. */
  readonly fromBase64: (text: string) => Uint8Array;
}

/** @param body JSON, {name, files: [{name, base64}]} */
export function readUpload(body: Uint8Array, { text, fromBase64 }: TextBytes): Upload {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text(body));
  } catch {
    return refuse('bad-json', 'the body is not JSON');
  }
  return readParsed(parsed, fromBase64);
}

function readParsed(body: unknown, fromBase64: TextBytes['fromBase64']): Upload {
  if (!isObject(body)) return refuse('bad-payload', 'the body is not an object {name, files}');
  const { name: rawName, files: rawFiles, ...others } = body;
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) return refuse('bad-payload', 'the body has other fields than name and files');
  if (typeof rawName !== 'string') return refuse('bad-payload', 'name is not text');
  const named = readNickname(rawName);
  if (!named.ok) return { ok: false, code: 'bad-name', message: NAME_WORDS[named.code], name: named.code };
  if (!Array.isArray(rawFiles) || rawFiles.length < 1 || rawFiles.length > MAX_UPLOAD_FILES)
    return refuse('bad-payload', `files is not a list of 1 to ${MAX_UPLOAD_FILES}`);
  const files: NamedFile[] = [];
  for (const raw of rawFiles as unknown[]) {
    const file = readFile(raw, fromBase64);
    if (!file)
      return refuse('bad-payload', 'each of files is {name, base64}: a name of at most 200 characters, and base64');
    if (files.some(({ name }) => name === file.name)) return refuse('bad-payload', 'two files have one name');
    files.push(file);
  }
  return readFiles(named.name, files);
}

function readFile(raw: unknown, fromBase64: TextBytes['fromBase64']): NamedFile | null {
  if (!isObject(raw)) return null;
  const { name, base64, ...others } = raw;
  if (typeof name !== 'string' || name === '' || name.length > 200 || Object.keys(others).length > 0) return null;
  if (typeof base64 !== 'string' || base64.length % 4 !== 0 || !BASE64.test(base64)) return null;
  return { name, bytes: fromBase64(base64) };
}

/** The same where nothing was packed into a request: the arena's own agents, and a page that looks before it sends. */
export function readFiles(name: string, files: readonly NamedFile[]): Upload {
  const read = readPolicy(files);
  if (!read.ok) return refuse(read.code === 'too-large' ? 'network-too-large' : read.code, read.message);
  const wrong = notForBoard(read.policy, read.origin);
  if (wrong) return refuse(wrong, BOARD_WORDS[wrong]);
  return { ok: true, name, format: read.format, ...agentFile(read.policy) };
}
