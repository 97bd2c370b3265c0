/** What an upload must withstand: a name for each case, its body or files, and the codes that may answer it. Generated, the same each time. */
import type { NamedFile } from '../../../shared/policy/readPolicy.ts';
import { text } from '../../policy/policies.ts';
import { bodyOf } from './uploadHelp.ts';

export interface HostileCase {
  readonly what: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly codes: readonly string[];
}

/** Files under a good name. */
export function files(what: string, given: readonly NamedFile[], ...codes: readonly string[]): HostileCase {
  return { what, body: bodyOf('Trouble', given), codes };
}
export function file(what: string, name: string, bytes: Uint8Array, ...codes: readonly string[]): HostileCase {
  return files(what, [{ name, bytes }], ...codes);
}
const body = (what: string, given: string | Uint8Array<ArrayBuffer>, ...codes: readonly string[]): HostileCase => ({
  ...{ what, body: given, codes },
});

const good = { name: 'a.json', base64: 'e30=' };
const wrapped = (file: unknown): string => JSON.stringify({ name: 'Trouble', files: [file] });
const nested = (open: string, close: string, levels: number): string => open.repeat(levels) + close.repeat(levels);

/** Bodies that are no upload. */
export const BODIES: readonly HostileCase[] = [
  body('nothing', '', 'bad-json'),
  body('words', 'hello there', 'bad-json'),
  body('JSON cut off', bodyOf('Trouble', [{ name: 'a', bytes: text('{}') }]).slice(0, -2), 'bad-json'),
  body('not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x22, 0x7d]), 'bad-json'),
  body('UTF-16', new Uint8Array(Buffer.from('\ufeff{"name":"x"}', 'utf16le')), 'bad-json'),
  body('a gzip stream', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'bad-json'),
  ...['null', '[]', '[1]', '"text"', '7', 'true', '{}'].map((json) => body(`the JSON ${json}`, json, 'bad-payload')),
  body('a name that is a number', '{"name":7,"files":[]}', 'bad-payload'),
  body('a name that is no finite number', '{"name":1e999,"files":[]}', 'bad-payload'),
  body('a name that is deep', `{"name":${nested('[', ']', 100_000)},"files":[]}`, 'bad-payload', 'bad-json'),
  body('no files', '{"name":"Trouble"}', 'bad-payload'),
  body('files that are an object', '{"name":"Trouble","files":{"length":1}}', 'bad-payload'),
  body('an empty list of files', '{"name":"Trouble","files":[]}', 'bad-payload'),
  body(
    'nine files',
    JSON.stringify({ name: 'Trouble', files: Array.from({ length: 9 }, (_, i) => ({ ...good, name: `f${i}` })) }),
    'bad-payload',
  ),
  body('a field that nobody knows', JSON.stringify({ name: 'Trouble', files: [good], owner: 'me' }), 'bad-payload'),
  body('__proto__ beside the fields', '{"__proto__":{"name":"x"},"name":"Trouble","files":[]}', 'bad-payload'),
  body('all fields in __proto__', '{"__proto__":{"name":"Trouble","files":[]}}', 'bad-payload'),
  body('a constructor', '{"constructor":{"prototype":{"x":1}},"name":"Trouble","files":[]}', 'bad-payload'),
  body('__proto__ in a file', '{"name":"Trouble","files":[{"__proto__":{"base64":"e30="},"name":"a"}]}', 'bad-payload'),
  ...[null, 7, 'a.json', [], { name: 'a' }, { base64: 'e30=' }, { ...good, extra: 1 }, { ...good, name: '' }].map(
    (given) => body(`a file that is ${JSON.stringify(given)}`, wrapped(given), 'bad-payload'),
  ),
  body('a file with a long name', wrapped({ ...good, name: 'n'.repeat(201) }), 'bad-payload'),
  ...['e30', 'e3 0=', 'e3_-', '====', 'e=0=', '\u0000\u0000\u0000\u0000', 'ｅ３０＝'].map((base64) =>
    body(`base64 that is ${JSON.stringify(base64)}`, wrapped({ ...good, base64 }), 'bad-payload'),
  ),
  body('base64 that is a list', wrapped({ ...good, base64: ['e30='] }), 'bad-payload'),
  body('two files of one name', JSON.stringify({ name: 'Trouble', files: [good, good] }), 'bad-payload'),
  body('200,000 levels of lists', nested('[', ']', 200_000), 'bad-payload', 'bad-json'),
  body('100,000 levels of objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'bad-payload', 'bad-json'),
  body('a million empty lists as files', `{"name":"Trouble","files":[${'[],'.repeat(1_000_000)}[]]}`, 'bad-payload'),
  body('half a million fields', `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":0`).join(',')}}`, 'bad-payload'),
  body('more than is taken', `{"name":"${'x'.repeat(5_000_000)}"}`, 'too-large'),
  ...[
    '',
    ' ',
    'x',
    'y'.repeat(21),
    'z'.repeat(4_000),
    'a\u0000b',
    'a\u202eb',
    'a\u200bb',
    '\ud800x',
    'аdmin',
    'admin',
    '<b>x</b>',
    '../../x',
    '💥💥',
    'name\nname',
  ].map((name) =>
    body(`the name ${JSON.stringify(name).slice(0, 40)}`, JSON.stringify({ name, files: [good] }), 'bad-name'),
  ),
];

const start = (magic: string | readonly number[], length = 64): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set(typeof magic === 'string' ? Buffer.from(magic, 'latin1') : magic);
  return bytes;
};

/** Files of other programs, and no files at all. */
export const STRANGERS: readonly HostileCase[] = [
  file('an empty file', 'a', new Uint8Array(0), 'not-a-policy'),
  file('one byte', 'a', new Uint8Array(1), 'not-a-policy'),
  file('a zip, as PyTorch saves', 'model.pt', start('PK\x03\x04'), 'needs-export'),
  file(
    'a zip that claims 4 GB',
    'bomb.zip',
    start([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]),
    'needs-export',
  ),
  file('HDF5', 'model.h5', start('\x89HDF\r\n\x1a\n'), 'needs-export'),
  ...[2, 3, 4, 5].map((protocol) =>
    file(`a pickle of protocol ${protocol}`, 'model.pkl', start([0x80, protocol, 0x63, 0x6f, 0x73]), 'needs-export'),
  ),
  file('a pickle of protocol 0', 'model.pkl', text("cos\nsystem\n(S'true'\ntR."), 'not-a-policy'),
  file('a numpy array', 'a.npy', start('\x93NUMPY'), 'not-a-policy'),
  file('a program', 'a', start('\x7fELF'), 'not-a-policy'),
  file('a picture', 'a.png', start('\x89PNG\r\n'), 'not-a-policy'),
  file('a page', 'a.html', text('<script>alert(1)</script>'), 'not-a-policy'),
  file('an ONNX model', 'a.onnx', start([8, 7, 18, 7]), 'not-a-policy'),
  file('a script', 'a.py', text('import os'), 'not-a-policy'),
  file('a run saved on its way', 'a.cpr', start('CPR1'), 'not-a-policy'),
  file('a table', 'a.cpt', start('CPT1'), 'not-a-policy'),
  file('zeros', 'a', new Uint8Array(3_000_000), 'not-a-policy'),
  file('an empty object', 'a.json', text('{}'), 'not-a-policy'),
  file('an object of another format', 'a.json', text('{"format":"other"}'), 'not-a-policy'),
  file('half an object', 'a.json', text('{"format":"cartpole-policy"'), 'bad-header'),
  file(
    'deep JSON',
    'a.json',
    text(`{"format":${'['.repeat(150_000)}${']'.repeat(150_000)}}`),
    'not-a-policy',
    'bad-header',
  ),
  file('white space without an end', 'a.json', text(' '.repeat(3_000_000)), 'not-a-policy'),
  files(
    'two files that are no model',
    [
      { name: 'a', bytes: text('x') },
      { name: 'b', bytes: text('y') },
    ],
    'not-a-policy',
  ),
];
