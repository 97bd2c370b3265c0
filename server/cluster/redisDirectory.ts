/**
 * The directory in Redis. Each process writes what it has under keys that expire, and writes it again before they do, so a process that died is
 * forgotten and a Redis that came back empty is filled. A key is only a hint: whoever it names is asked before anybody is sent there.
 */
import type { MatchList } from '../../shared/protocol/matchEvents.ts';
import type { Presence } from '../arena/presence.ts';
import type { Ask } from './ask.ts';
import type { Directory, Kind } from './directory.ts';
import { PREFIX, type RedisLink } from './redis.ts';

export interface RedisDirectoryNeeds {
  readonly redis: RedisLink;
  readonly ask: Ask;
  readonly presence: () => Presence;
  /** Whether this process has it now. */
  readonly has: (kind: Kind | 'wish', id: string) => boolean;
  /** A player does something on another process now. */
  readonly leave: (player: string) => void;
  /** A lobby for anyone whose like another process opened first. */
  readonly yieldLobby: (code: string) => void;
  /** The lists of the others are newer. */
  readonly refreshed: () => void;
}

const EVERY_MS = 1_000; // lists, wishes
const SOON_MS = 5; // what changed
const ALL_EVERY = 10; // turns: everything is written again
const KEEP_MS = 30_000; // so long a dead process's players are known as its own
const LIST_MS = 3_500;
const WISH_MS = 3_500;
const ANSWER_MS = 1_000;

const keyOf = (kind: Kind | 'wish' | 'list', id: string): string => `${PREFIX}${kind}:${id}`;
const NODES = `${PREFIX}nodes`;

/** ARGV: ours, how long. @returns who has the key: we do if nobody had */
const TAKE =
  "local has = redis.call('get', KEYS[1]); if has and has ~= ARGV[1] then return has end; redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]); return ARGV[1]";
const RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end; return 1";

export function createRedisDirectory(needs: RedisDirectoryNeeds): Directory {
  const { redis, ask, presence, has } = needs;
  const { commands } = redis;
  const { node } = ask;
  let written = new Set<string>(); // keys that say this process
  let lists: ReadonlyMap<string, MatchList> = new Map();
  let turns = 0;
  let soon: Promise<void> | null = null;
  let closed = false;
  let running: Promise<void> = Promise.resolve(); // one write after another

  const answers = [
    ask.answer('has', ([kind, id]: readonly [Kind | 'wish', string]) => has(kind, id)),
    ask.answer('leave', (player: string) => {
      needs.leave(player);
      return true;
    }),
  ];

  function keysOf({ players, matches, lobbies }: Presence): Set<string> {
    return new Set([
      ...players.map((id) => keyOf('player', id)),
      ...matches.map((id) => keyOf('match', id)),
      ...lobbies.map((id) => keyOf('lobby', id)),
    ]);
  }
  /** @param everything also what has not changed, before it expires */
  async function write(everything: boolean): Promise<void> {
    const now = presence();
    const keys = keysOf(now);
    const batch = commands.pipeline();
    for (const key of keys) if (everything || !written.has(key)) batch.set(key, node, 'PX', KEEP_MS);
    for (const key of written) if (!keys.has(key)) batch.eval(RELEASE, 1, key, node);
    if (batch.length > 0) await batch.exec();
    written = keys;
    for (const [wish, code] of now.wishes) {
      const holder = await commands.eval(TAKE, 1, keyOf('wish', wish), node, WISH_MS);
      if (holder !== node && (await hasIt(String(holder), 'wish', wish))) needs.yieldLobby(code);
    }
  }
  /** Once a second and no more often: what grows with all that is played here. */
  async function exchange(): Promise<void> {
    const list = JSON.stringify(presence().list());
    await commands.pipeline().sadd(NODES, node).set(keyOf('list', node), list, 'PX', LIST_MS).exec();
    const nodes = (await commands.smembers(NODES)).map(String).filter((other) => other !== node);
    const texts = nodes.length === 0 ? [] : await commands.mget(nodes.map((other) => keyOf('list', other)));
    const gone = nodes.filter((_, i) => texts[i] === null);
    if (gone.length > 0) await commands.srem(NODES, ...gone);
    const there = nodes.map((other, i) => [other, texts[i]] as const).filter(([, text]) => text !== null);
    lists = new Map(there.map(([other, text]) => [other, JSON.parse(String(text)) as MatchList]));
    needs.refreshed();
  }
  /** Failures are Redis's absence: it is tried again at the next turn. */
  function next(work: () => Promise<void>): Promise<void> {
    running = running.then(async () => {
      if (closed || !redis.isReady()) {
        lists = new Map();
        written = new Set(); // Redis may come back without what it had
        return;
      }
      await work().catch(() => {});
    });
    return running;
  }
  const timer = setInterval(() => {
    const everything = turns++ % ALL_EVERY === 0;
    void next(async () => {
      await write(everything);
      await exchange();
    });
  }, EVERY_MS);
  void next(() => write(true).then(exchange));

  async function hasIt(other: string, kind: Kind | 'wish', id: string): Promise<boolean> {
    const answer = await ask.ask<boolean>(other, 'has', [kind, id], ANSWER_MS);
    return answer.ok && answer.value;
  }
  /** Another process that the key names; null while Redis is away. */
  async function named(kind: Kind, id: string): Promise<string | null> {
    const holder = await commands.get(keyOf(kind, id)).catch(() => null);
    return holder === null || holder === node ? null : String(holder);
  }

  return {
    node,
    async whereIs(kind, id) {
      const holder = await named(kind, id);
      if (holder === null) return null;
      const answer = await ask.ask<boolean>(holder, 'has', [kind, id], ANSWER_MS);
      if (answer.ok) return answer.value ? { node: holder, there: true } : null;
      return answer.why === 'refused' || answer.why === 'cut-off' ? null : { node: holder, there: false };
    },
    async claim(wish) {
      try {
        const key = keyOf('wish', wish);
        const holder = String(await commands.eval(TAKE, 1, key, node, WISH_MS));
        if (holder === node) return null;
        if (await hasIt(holder, 'wish', wish)) return holder;
        await commands.eval(RELEASE, 1, key, holder);
        const then = String(await commands.eval(TAKE, 1, key, node, WISH_MS));
        return then === node ? null : then;
      } catch {
        return null; // each process puts its own people together
      }
    },
    async vacate(player) {
      const holder = await named('player', player);
      if (holder !== null) await ask.ask(holder, 'leave', player, ANSWER_MS);
    },
    lists: () => lists,
    changed() {
      soon ??= new Promise((resolve) => {
        setTimeout(() => {
          soon = null;
          void next(() => write(false)).then(resolve);
        }, SOON_MS);
      });
      return soon;
    },
    async close() {
      clearInterval(timer);
      await soon;
      await next(async () => {
        const batch = commands.pipeline();
        for (const key of written) batch.eval(RELEASE, 1, key, node);
        await batch.srem(NODES, node).del(keyOf('list', node)).exec();
      });
      closed = true;
      for (const takeBack of answers) takeBack();
    },
  };
}
