import { words } from '../language.ts';

export function RacePage() {
  return <h1>{words.value.navRace}</h1>;
}
