import { words } from '../language.ts';

export function WatchPage() {
  return <h1>{words.value.navWatch}</h1>;
}
