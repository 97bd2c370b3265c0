/** What the Play page's address asks for after its #: `agent=` an agent's id, `join=` a lobby's code, `seed=` a start to play alone, `survival=` a speed at which to survive. */
import { SPEED_CLASSES, type SpeedClass } from '../../../shared/arena/speed.ts';
import { type SeedSetup, seedIn } from '../../model/verify/seedAddress.ts';
import type { Play } from './playState.ts';

type Asked =
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'join'; readonly code: string }
  | { readonly kind: 'seed'; readonly start: SeedSetup }
  | { readonly kind: 'survival'; readonly speed: SpeedClass };

const ID = /^[\w.-]{1,64}$/;

/** Null where it asks for nothing that could be. @param hash with its # */
export function askedIn(hash: string): Asked | null {
  const [, key, value] = /^#(agent|join|seed|survival)=(.*)$/.exec(hash) ?? [];
  if (value === undefined || !ID.test(value)) return null;
  const start = key === 'seed' ? seedIn(value) : null;
  if (key === 'seed') return start && { kind: 'seed', start };
  if (key === 'survival') {
    const speed = SPEED_CLASSES.find((one) => one === value);
    return speed === undefined ? null : { kind: 'survival', speed };
  }
  return key === 'agent' ? { kind: 'agent', id: value } : { kind: 'join', code: value };
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
  else if (asked.kind === 'seed') play.sameSeed(asked.start);
  else if (asked.kind === 'survival') {
    play.options.speed.value = asked.speed;
    play.start(play.options.request('survival', 'agents', null));
  } else play.want({ kind: 'enter', code: asked.code });
  return true;
}
