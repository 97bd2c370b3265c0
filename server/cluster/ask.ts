/**
 * Questions between processes, by the name of who is asked, and news to all of them. Over Redis's channels: nothing is kept, who is away hears nothing.
 * Values are what structured clones hold, bytes too. All processes run the same version of this program and trust each other.
 */
import { deserialize, serialize } from 'node:v8';
import { PREFIX, type RedisLink } from './redis.ts';

/** absent: nobody of that name; late: no answer in time; refused: its handler failed or there is none; cut-off: Redis is away. */
export type Silence = 'absent' | 'late' | 'refused' | 'cut-off';
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Silence };

export interface Ask {
  readonly node: string;
  /** @param timeoutMs until it counts as `late` */
  ask<T>(node: string, topic: string, question: unknown, timeoutMs?: number): Promise<Answer<T>>;
  /** What is answered to a topic: one handler each. @returns how to take it back */
  answer(topic: string, handler: (question: never, from: string) => unknown): () => void;
  /** To every process, this one too. What cannot be told now is lost. */
  tell(topic: string, news: unknown): void;
  /** @returns how to hear no more */
  hear(topic: string, heard: (news: never, from: string) => void): () => void;
  close(): void;
}

type Message =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly from: string;
      readonly topic: string;
      readonly value: unknown;
    }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly kind: 'tell'; readonly from: string; readonly topic: string; readonly value: unknown };

type Handler = (question: never, from: string) => unknown;
type Hearer = (news: never, from: string) => void;

const ANSWER_WITHIN_MS = 2_000;
const ALL = `${PREFIX}all`;
const channelOf = (node: string): string => `${PREFIX}node:${node}`;

/** @param failed told of handlers that throw */
export async function createAsk(redis: RedisLink, node: string, failed: (error: unknown) => void): Promise<Ask> {
  const { commands, hears } = redis;
  const handlers = new Map<string, Handler>();
  const hearers = new Map<string, Set<Hearer>>();
  const waiting = new Map<number, (answer: Answer<never>) => void>();
  let ids = 0;

  const send = (channel: string, message: Message): Promise<number> => commands.publish(channel, serialize(message));

  async function reply({ id, from, topic, value }: Message & { readonly kind: 'ask' }): Promise<void> {
    const handler = handlers.get(topic);
    let answer: Message = { kind: 'answer', id, ok: false, value: null };
    try {
      if (handler) answer = { ...answer, ok: true, value: await handler(value as never, from) };
    } catch (error) {
      failed(error);
    }
    await send(channelOf(from), answer).catch(() => {}); // who asked counts it as late
  }
  function take(message: Message): void {
    if (message.kind === 'ask') void reply(message);
    else if (message.kind === 'answer') {
      const { id, ok, value } = message;
      waiting.get(id)?.(ok ? { ok, value: value as never } : { ok, why: 'refused' });
    } else {
      for (const heard of hearers.get(message.topic) ?? []) {
        try {
          heard(message.value as never, message.from);
        } catch (error) {
          failed(error);
        }
      }
    }
  }
  function onMessage(channel: Buffer, packed: Buffer): void {
    const name = channel.toString();
    if (name !== ALL && name !== channelOf(node)) return;
    try {
      take(deserialize(packed) as Message);
    } catch (error) {
      failed(error);
    }
  }
  hears.on('messageBuffer', onMessage);
  await hears.subscribe(ALL, channelOf(node));

  return {
    node,
    ask<T>(to: string, topic: string, question: unknown, timeoutMs = ANSWER_WITHIN_MS) {
      const id = ++ids;
      return new Promise<Answer<T>>((resolve) => {
        function settle(answer: Answer<T>): void {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        }
        const timer = setTimeout(() => settle({ ok: false, why: 'late' }), timeoutMs);
        waiting.set(id, settle);
        send(channelOf(to), { kind: 'ask', id, from: node, topic, value: question }).then(
          (receivers) => {
            if (receivers === 0) settle({ ok: false, why: 'absent' });
          },
          () => settle({ ok: false, why: 'cut-off' }),
        );
      });
    },
    answer(topic, handler) {
      handlers.set(topic, handler);
      return () => void handlers.delete(topic);
    },
    tell: (topic, news) => void send(ALL, { kind: 'tell', from: node, topic, value: news }).catch(() => {}),
    hear(topic, heard) {
      const those = hearers.get(topic) ?? new Set();
      hearers.set(topic, those.add(heard));
      return () => void those.delete(heard);
    },
    close() {
      hears.off('messageBuffer', onMessage);
      for (const settle of [...waiting.values()]) settle({ ok: false, why: 'cut-off' });
    },
  };
}
