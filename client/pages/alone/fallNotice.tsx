/** What lies over a cart that is down: a sentence, and one key to go on. */
import { useEffect } from 'preact/hooks';
import { announce } from '../announce.ts';
import { useResultKeys } from '../useResultKeys.ts';

interface FallNoticeProps {
  readonly text: string;
  readonly again: string;
  readonly onAgain: () => void;
}

export function FallNotice({ text, again, onAgain }: FallNoticeProps) {
  const first = useResultKeys(onAgain);
  useEffect(() => announce(text), [text]);
  return (
    <div class="fallNotice">
      <p>{text}</p>
      <div class="row">
        <button type="button" class="button primary" ref={first} onClick={onAgain}>
          {again} <kbd>R</kbd>
        </button>
      </div>
    </div>
  );
}
