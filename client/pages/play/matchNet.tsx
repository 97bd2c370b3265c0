/** The connection of a running match, measured a few times a second. */
import { useEffect, useState } from 'preact/hooks';
import type { GameMatch } from '../../model/match.ts';
import { connection, faults } from '../arena.ts';
import { type NetNumbers, NetPanel } from './netPanel.tsx';

const EVERY_MS = 250;
const RATE_OVER = 8; // of these: two seconds, so that a keyframe a second does not make the rate jump

interface Sample {
  readonly at: number; // ms
  readonly down: number; // bytes
  readonly up: number;
}

export function MatchNet({ match }: { readonly match: GameMatch }) {
  const [settings, setSettings] = useState(faults.settings());
  const numbers = useNetNumbers(match);
  return (
    <NetPanel
      numbers={numbers}
      faults={settings}
      onFaults={(next) => {
        faults.set(next);
        setSettings(next);
      }}
    />
  );
}

function useNetNumbers(match: GameMatch): NetNumbers {
  const [numbers, setNumbers] = useState<NetNumbers>(() => numbersOf(match, []));
  useEffect(() => {
    let samples: readonly Sample[] = [];
    const look = (): void => {
      samples = [...samples.slice(-RATE_OVER), { at: performance.now(), ...connection.traffic() }];
      setNumbers(numbersOf(match, samples));
    };
    look();
    const timer = window.setInterval(look, EVERY_MS);
    return () => window.clearInterval(timer);
  }, [match]);
  return numbers;
}

function numbersOf(match: GameMatch, samples: readonly Sample[]): NetNumbers {
  const first = samples[0];
  const last = samples.at(-1);
  const seconds = first && last ? (last.at - first.at) / 1000 : 0;
  const rate = (way: 'down' | 'up'): number => (first && last && seconds > 0 ? (last[way] - first[way]) / seconds : 0);
  const { mismatches: _, ...net } = match.net();
  return {
    ...net,
    bytesPerSecondDown: rate('down'),
    bytesPerSecondUp: rate('up'),
    lane: match.joined.states ? 'states' : 'exact',
  };
}
