import type { ComponentChildren } from 'preact';

interface LaneLabelProps {
  readonly who: 'human' | 'agent';
  readonly name: string;
  readonly text: string;
  readonly children?: ComponentChildren; // on the right: numbers
}

/** Who is in the only lane. */
export function LaneLabel({ who, name, text, children }: LaneLabelProps) {
  return (
    <div class="laneFrame whole">
      <p>
        <strong class={who}>{name}</strong>
        <span class="soft">{text}</span>
      </p>
      {children ? <div class="laneNumbers">{children}</div> : null}
    </div>
  );
}
