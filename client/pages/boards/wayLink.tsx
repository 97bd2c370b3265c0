/** A link by its address as text: without a page load where the page is one of ours. */
import type { ComponentChildren } from 'preact';
import { Link } from '../link.tsx';
import { type Address, PAGES } from '../router.ts';

function isOurs(to: string): to is Address {
  return PAGES.some((page) => page === to.split('#')[0]);
}

interface WayLinkProps {
  readonly to: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function WayLink({ to, class: className, children }: WayLinkProps) {
  if (isOurs(to)) {
    return (
      <Link to={to} {...(className === undefined ? {} : { class: className })}>
        {children}
      </Link>
    );
  }
  return (
    <a href={to} class={className}>
      {children}
    </a>
  );
}
