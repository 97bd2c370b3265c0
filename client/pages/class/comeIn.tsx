/** How to come in, for the last row: the address, the code, and both for a phone's camera. */
import { useMemo } from 'preact/hooks';
import { qrCode } from '../../model/class/qrCode.ts';
import { classWords } from './classWords.ts';

export function ComeIn({ code }: { readonly code: string }) {
  const c = classWords.value;
  const { host, hostname, origin } = window.location;
  const own = /^(localhost|127\.|\[?::1)/.test(hostname); // means another device on each
  return (
    <section class="classComeIn" aria-label={c.comeIn}>
      <div class="classWay">
        <p class="soft">{c.goTo}</p>
        <p class="classAddress">{`${host}/class`}</p>
        <p class="soft">{c.andType}</p>
        <p class="classCode">
          <span aria-hidden="true">{code}</span>
          <span class="visually-hidden">{[...code].join(' ')}</span>
        </p>
      </div>
      {own ? <p class="classProblem">{c.ownAddress}</p> : <Qr text={`${origin}/class#${code}`} />}
    </section>
  );
}

const QUIET = 3; // modules around it

function Qr({ text }: { readonly text: string }) {
  const code = useMemo(() => qrCode(text), [text]);
  if (!code) return null;
  const size = code.length + 2 * QUIET;
  const path = code
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="classQr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={classWords.value.qr}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
