/** Places within the reference: what stands after # in the address is gone to, at the beginning too. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export function goTo(anchor: string): void {
  const place = document.getElementById(anchor);
  if (!place) return;
  const around = place.closest('details');
  if (around) around.open = true;
  place.scrollIntoView();
  place.focus({ preventScroll: true });
}

function ofAddress(): string {
  try {
    return decodeURIComponent(window.location.hash.slice(1));
  } catch {
    return ''; // half of an escape
  }
}

/** Once the places are there, and each time that the browser goes back or forth. */
export function useJumps(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const go = (): void => void window.setTimeout(() => goTo(ofAddress()));
    go();
    window.addEventListener('popstate', go);
    return () => window.removeEventListener('popstate', go);
  }, [ready]);
}

interface JumpProps {
  readonly to: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Jump({ to, class: className, children }: JumpProps) {
  const go = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    window.history.pushState(null, '', `#${to}`);
    goTo(to);
  };
  return (
    <a href={`#${to}`} class={className} onClick={go}>
      {children}
    </a>
  );
}
