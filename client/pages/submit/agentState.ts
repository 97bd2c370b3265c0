/** What the visitor is about to hand in: files as they were chosen, read here first, and a name. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { readNickname } from '../../../shared/boards/nickname.ts';
import { MAX_UPLOAD_FILES, readFiles, type Upload } from '../../../shared/boards/readUpload.ts';
import { decodeCheckpoint } from '../../../shared/policy/checkpoint.ts';
import type { PolicyFormat } from '../../../shared/policy/readPolicy.ts';
import { type SubmitAnswer, type UploadedFile, uploadAgent } from '../../net/submissions.ts';

/** What is wrong, as a code that has words. */
export interface Wrong {
  readonly code: string;
  readonly detail: string; // in English, with the names and numbers
}

export type Chosen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'wrong'; readonly names: readonly string[]; readonly wrong: Wrong }
  | {
      readonly kind: 'read';
      readonly files: readonly UploadedFile[];
      readonly names: readonly string[];
      readonly layers: readonly number[];
      readonly parameters: number;
      readonly format: PolicyFormat;
      readonly sha256: string;
    };

export interface AgentState {
  readonly chosen: ReadonlySignal<Chosen>;
  readonly name: ReadonlySignal<string>;
  readonly sending: ReadonlySignal<boolean>;
  readonly refused: ReadonlySignal<Wrong | null>; // by the server
  choose(files: readonly File[]): Promise<void>;
  rename(name: string): void;
  /** Null if there is nothing to send. */
  send(): Promise<SubmitAnswer | null>;
}

const MAX_BYTES = 3_700_000; // of all files: what becomes more than the server takes as base64

export function createAgentState(): AgentState {
  const chosen = signal<Chosen>({ kind: 'nothing' });
  const name = signal('');
  const sending = signal(false);
  const refused = signal<Wrong | null>(null);
  let named = false; // by the visitor

  async function read(files: readonly File[]): Promise<Chosen> {
    const names = files.map((file) => file.name);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (files.length > MAX_UPLOAD_FILES || bytes > MAX_BYTES) {
      const start = new Uint8Array(await files[0]!.slice(0, 64).arrayBuffer());
      const first = readFiles('', [{ name: names[0]!, bytes: start }]); // what it is may be the better answer
      const wrong = !first.ok && first.code === 'needs-export' ? told(first) : { code: 'too-large', detail: '' };
      return { kind: 'wrong', names, wrong };
    }
    const contents = await Promise.all(files.map((file) => file.arrayBuffer()));
    const uploaded = files.map((file, i) => ({ name: file.name, bytes: new Uint8Array(contents[i]!) }));
    const upload = readFiles('', uploaded);
    if (!upload.ok) return { kind: 'wrong', names, wrong: told(upload) };
    const decoded = decodeCheckpoint(upload.file);
    const { inputs, hidden, outputs } = decoded.ok ? decoded.value.policy.shape : { inputs: 4, hidden: [], outputs: 2 };
    const { parameters, format, sha256 } = upload;
    return { kind: 'read', files: uploaded, names, layers: [inputs, ...hidden, outputs], parameters, format, sha256 };
  }

  return {
    ...{ chosen, name, sending, refused },
    async choose(files) {
      if (files.length === 0 || sending.value) return;
      chosen.value = { kind: 'reading' };
      refused.value = null;
      try {
        chosen.value = await read(files);
      } catch {
        chosen.value = {
          kind: 'wrong',
          names: files.map((file) => file.name),
          wrong: { code: 'not-a-policy', detail: '' },
        }; // a folder, or gone
      }
      const first = files.find((file) => !file.name.endsWith('.bin')) ?? files[0]!;
      if (!named && chosen.value.kind === 'read') name.value = suggested(first.name);
    },
    rename(text) {
      name.value = text;
      named = text !== '';
      refused.value = null;
    },
    async send() {
      const now = chosen.value;
      if (now.kind !== 'read' || sending.value) return null;
      sending.value = true;
      refused.value = null;
      const answer = await uploadAgent(name.value, now.files);
      sending.value = false;
      if (!answer.ok) refused.value = { code: answer.code, detail: answer.detail };
      if (!answer.ok && answer.code !== 'already-there') return answer;
      chosen.value = { kind: 'nothing' };
      name.value = '';
      named = false;
      return answer;
    },
  };
}

const told = ({ code, message }: Extract<Upload, { readonly ok: false }>): Wrong => ({ code, detail: message });

/** A file's name as the name of an agent; nothing where it says nothing, or may not be one. */
function suggested(file: string): string {
  const stem = file
    .replace(/\.[A-Za-z0-9]+$/, '')
    .replace(/[^A-Za-z0-9 ._-]+/g, ' ')
    .trim()
    .slice(0, 20)
    .trim();
  return /^(model|policy|weights)$/i.test(stem) || !readNickname(stem).ok ? '' : stem;
}
