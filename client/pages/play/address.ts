/** What the Play page's address asks for after its #: `agent=` an agent's id, `path=` a step of the path, `join=` a lobby's code, `seed=` a start to play alone, `survival=` a speed at which to survive. */
import { SPEED_CLASSES, type SpeedClass } from '../../../shared/arena/speed.ts';
import { type SeedSetup, seedIn } from '../../model/verify/seedAddress.ts';
import type { Play } from './playState.ts';

type Asked =
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'level'; readonly agent: string | null } // null: the visitor's next
  | { readonly kind: 'join'; readonly code: string }
  | { readonly kind: 'seed'; readonly start: SeedSetup }
  | { readonly kind: 'survival'; readonly speed: SpeedClass };

/** After `path=`: whoever is next. */
const NEXT = 'next';
const ID = /^[\w.-]{1,64}$/;

/** Null where it asks for nothing that could be. @param hash with its # */
export function askedIn(hash: string): Asked | null {
  const [, key, value] = /^#(agent|path|join|seed|survival)=(.*)$/.exec(hash) ?? [];
  if (value === undefined || !ID.test(value)) return null;
  if (key === 'path') return { kind: 'level', agent: value === NEXT ? null : value };
  const start = key === 'seed' ? seedIn(value) : null;
  if (key === 'seed') return start && { kind: 'seed', start };
  if (key === 'survival') {
    const speed = SPEED_CLASSES.find((one) => one === value);
    return speed === undefined ? null : { kind: 'survival', speed };
  }
  return key === 'agent' ? { kind: 'agent', id: value } : { kind: 'join', code: value };
}

/** The address of a step of the path. @param agent null: the visitor's next */
export function levelAddress(agent: string | null): `/play#path=${string}` {
  return `/play#path=${agent ?? NEXT}`;
}

/** The link of a lobby. */
export function lobbyLink(origin: string, code: string): string {
  return `${origin}/play#join=${code}`;
}

/** Does it once: the address is then the plain page's, and loading that again begins nothing. @returns whether there was anything to do */
export function followAddress(play: Play): boolean {
  const asked = askedIn(window.location.hash);
  if (!asked) return false;
  window.history.replaceState(null, '', window.location.pathname);
  if (asked.kind === 'agent') play.duel(asked.id);
  else if (asked.kind === 'level') play.want(asked);
  else if (asked.kind === 'seed') play.sameSeed(asked.start);
  else if (asked.kind === 'survival') {
    play.options.speed.value = asked.speed;
    play.start(play.options.request('survival', 'agents', null));
  } else play.want({ kind: 'enter', code: asked.code });
  return true;
}
