/** What a connection may ask for: every event costs, credits come back with time, and who keeps asking without any is shown out (NET4). */
export interface Credits {
  /** May this event be served? Each refusal counts. */
  spend(event: string, nowMs: number): 'served' | 'dropped' | 'abuse';
  readonly dropped: () => number;
}

interface Purse {
  readonly burst: number; // credits at most
  readonly perSecond: number;
}

/** An honest client sends an input or heartbeat some ten times a second, at most one a tick, and after a stall all at once. */
const INPUTS: Purse = { burst: 100, perSecond: 60 };
const OTHERS: Purse = { burst: 100, perSecond: 5 }; // 100 in 20 s
const COST: Readonly<Record<string, number>> = {
  i: 1,
  'match:start': 8,
  'match:enter': 4,
  'match:rematch': 8,
  'match:resume': 4,
  'match:watch': 4,
  'match:list': 2,
  'match:go': 2,
  'match:sync': 2,
  'match:leave': 2,
  'match:hidden': 1,
  'race:start': 4,
  'run:watch': 8, // a history may be long
  'run:leave': 1,
  'run:look': 1,
  'board:watch': 2,
  'class:open': 8,
  'class:enter': 4,
  'class:leave': 1,
  'class:set': 1,
  'class:start': 8,
  'class:kick': 1,
  'class:close': 2,
};
const UNKNOWN_COST = 20;
const MAX_DROPPED_PER_MINUTE = 2_000; // of one connection; a stalled honest client does not come near

interface Balance {
  credits: number;
  atMs: number;
}

function pay(balance: Balance, purse: Purse, cost: number, nowMs: number): boolean {
  balance.credits = Math.min(balance.credits + ((nowMs - balance.atMs) * purse.perSecond) / 1_000, purse.burst);
  balance.atMs = nowMs;
  if (balance.credits < cost) return false;
  balance.credits -= cost;
  return true;
}

export function createCredits(nowMs: number): Credits {
  const inputs: Balance = { credits: INPUTS.burst, atMs: nowMs };
  const others: Balance = { credits: OTHERS.burst, atMs: nowMs };
  let dropped = 0;
  let recent = 0;
  let minuteStart = nowMs;
  return {
    spend(event, nowMs) {
      const paid =
        event === 'i' ? pay(inputs, INPUTS, 1, nowMs) : pay(others, OTHERS, COST[event] ?? UNKNOWN_COST, nowMs);
      if (paid) return 'served';
      if (nowMs - minuteStart > 60_000) {
        minuteStart = nowMs;
        recent = 0;
      }
      dropped++;
      recent++;
      return recent > MAX_DROPPED_PER_MINUTE ? 'abuse' : 'dropped';
    },
    dropped: () => dropped,
  };
}
