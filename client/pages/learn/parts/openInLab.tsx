/** The way from what is told to where it can be changed and run: the Lab, with the recipe chosen. */
import { Link } from '../../link.tsx';
import { partsWords } from './partsWords.ts';

interface OpenInLabProps {
  readonly setting: string; // the Lab's address after the #: 'base=house', or 'base=torch-blog&vs=torch-blog-double&seeds=1-3'
  readonly what?: string; // where a page has several of them
}

export function OpenInLab({ setting, what }: OpenInLabProps) {
  const w = partsWords.value;
  return (
    <Link to={`/lab#${setting}`} class="button">
      {what === undefined ? w.openInLab : w.openInLabOf(what)}
    </Link>
  );
}
