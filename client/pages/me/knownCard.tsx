import type { Me } from '../../../shared/protocol/me.ts';
import { meWords } from './meWords.ts';

/** All that is stored of a player, said in full. */
export function KnownCard({ me }: { readonly me: Me }) {
  const w = meWords.value;
  return (
    <section class="card meCard">
      <h2>{w.knownTitle}</h2>
      <dl class="meKnown">
        <dt>{w.knownId}</dt>
        <dd class="meMono">{me.id}</dd>
        <dt>{w.knownName}</dt>
        <dd>{me.chosen ? me.name : w.knownNameNone}</dd>
        <dt>{w.knownCode}</dt>
        <dd>{me.recovery ? w.knownCodeYes : w.knownCodeNo}</dd>
        <dt>{w.knownSince}</dt>
        <dd>{me.createdAt === null ? w.knownSinceNever : w.knownDay(me.createdAt)}</dd>
      </dl>
      <p class="meHint soft">{me.createdAt === null ? w.knownNothing : w.knownMore}</p>
    </section>
  );
}
