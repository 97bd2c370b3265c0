/** Sentences as Socket.IO's text packets, right and wrong, and texts that are no packets at all. */
import type { Draw } from './draw.ts';
import { junk, mutate, mutateText, PROTOTYPE_NAMES } from './mutate.ts';
import { EVENTS, type Sentence } from './said.ts';

/** JSON as any client could write it: numbers beyond all bounds, fields that JavaScript's own writer leaves out. */
export function rawJson(value: unknown): string {
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return '-0';
    return Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'null' : value > 0 ? '1e999' : '-1e999';
  }
  if (Array.isArray(value)) return `[${value.map(rawJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${rawJson(inner)}`);
  return `{${fields.join(',')}}`;
}

/** @param ack its number; null: no answer is wished for */
export function packet(event: string, args: readonly unknown[], ack: number | null): string {
  return `42${ack ?? ''}[${[event, ...args].map(rawJson).join(',')}]`;
}

/** As the official client writes it. */
export function rightPacket({ event, payload, asks }: Sentence, ack: number): string {
  return packet(event, payload === undefined ? [] : [payload], asks ? ack : null);
}

/** One thing of the sentence is wrong. */
export function wrongPacket(sentence: Sentence, ack: number, draw: Draw): string {
  const { event, payload, asks } = sentence;
  const args = payload === undefined ? [] : [payload];
  const number = asks ? ack : null;
  switch (draw.below(16)) {
    case 0:
      return packet(
        draw.pick([...PROTOTYPE_NAMES, 'match:begin', 'admin', event.toUpperCase(), '', 'x'.repeat(300)]),
        args,
        number,
      );
    case 1:
      return packet(event, [...args, ...args, junk(draw)], number);
    case 2:
      return packet(event, [], number);
    case 3:
      return packet(event, args, asks ? null : ack); // an answer where none is, none where one is
    case 4:
      return packet(event, [...args, junk(draw)], draw.pick([0, 1, 2 ** 31, 2 ** 53]));
    case 5:
      return packet(draw.pick(EVENTS), args, number); // what belongs to another event
    case 6:
      return draw.chance(0.3) ? mutateText(rightPacket(sentence, ack), draw) : packet(event, args, ack); // cut, it mostly ends the connection
    case 7:
      return packet(event, [junk(draw)], number);
    default:
      return packet(event, args.length > 0 ? [mutate(payload, draw)] : [junk(draw)], number);
  }
}

/** Texts at which the libraries below close the connection, or should only pass over them. */
const NO_PACKETS = [
  '',
  '0',
  '1',
  '2',
  '2probe',
  '3',
  '4',
  '5',
  '6',
  '7',
  'b',
  'bAAAA',
  '40',
  '40{"version":5}',
  '40{',
  '40/admin,',
  '40/admin,{"version":5}',
  '40/__proto__,',
  '41',
  '41/admin,',
  '42',
  '42[',
  '42[]',
  '42{}',
  '42[1]',
  '42[null]',
  '42[{}]',
  '42[["match:go"]]',
  '42"match:go"',
  '42["connect"]',
  '42["connect_error"]',
  '42["disconnect"]',
  '42["disconnecting"]',
  '42["newListener"]',
  '42["removeListener"]',
  '42["error",{"message":"x"}]',
  '42/admin,["match:go"]',
  '42/admin,1["match:list"]',
  '4299999999999999999999["match:list"]',
  '42-1["match:list"]',
  '421.5["match:list"]',
  '43',
  '430',
  '430[]',
  '431[{"ok":true}]',
  '43["x"]',
  '44',
  '44{"message":"x"}',
  '45',
  '450-["i"]',
  '451-["i",{"_placeholder":true,"num":0}]',
  '451-["match:start",{"_placeholder":true,"num":7},{"_placeholder":true,"num":-1}]',
  '45999999999-["i"]',
  '451-',
  '461-0[{"_placeholder":true,"num":0}]',
  '47',
  '49',
  `42["match:start",${'['.repeat(1_500)}${']'.repeat(1_500)}]`,
  `42["match:start",${'{"a":'.repeat(600)}1${'}'.repeat(600)}]`,
  `42["i","${'9'.repeat(4_000)}"]`,
  '42["match:start",{"mode":"duel","mode":"royale","__proto__":{"speed":"1x"}}]',
  '42["i",1e999]',
  '42["i","\ud800"]',
  '42["i","\\ud800"]',
] as const;

export const noPacket = (draw: Draw): string => draw.pick(NO_PACKETS);
