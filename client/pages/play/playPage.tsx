import { words } from '../language.ts';

export function PlayPage() {
  return <h1>{words.value.navPlay}</h1>;
}
