import type { ComponentChildren } from 'preact';
import { type Address, navigate, page } from './router.ts';

interface LinkProps {
  readonly to: Address;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A real link that changes the page without loading it; with a modifier key it is the browser's. */
export function Link({ to, class: className, children }: LinkProps) {
  const go = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} class={className} onClick={go} aria-current={page.value === to ? 'page' : undefined}>
      {children}
    </a>
  );
}
