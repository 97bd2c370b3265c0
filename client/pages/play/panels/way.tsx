/** One way into a match, as a card with a button. */
interface WayProps {
  readonly title: string;
  readonly text: string;
  readonly go: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onGo: () => void;
}

export function Way({ title, text, go, primary = false, disabled = false, onGo }: WayProps) {
  return (
    <section class="card wayCard">
      <h3>{title}</h3>
      <p class="soft">{text}</p>
      <button type="button" class={primary ? 'button primary' : 'button'} disabled={disabled} onClick={onGo}>
        {go}
      </button>
    </section>
  );
}
