/** What the next round is played at: by the host, seen by nobody else before it begins. */

import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import type { ClassSettings } from '../../../shared/class/classRules.ts';
import { WIND_LEVELS } from '../../../shared/sim/wind.ts';
import { useHouseAgents } from '../alone/houseAgents.ts';
import { Choices } from '../choices.tsx';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import type { Class } from './classState.ts';
import { classWords } from './classWords.ts';

/** Of all agents the weakest, one in the middle and the strongest. */
function threeOf<T>(agents: readonly T[]): readonly T[] {
  const picked = [0, Math.floor(agents.length / 2), agents.length - 1].map((at) => agents[at]);
  return [...new Set(picked)].filter((agent) => agent !== undefined);
}

const NONE = '';

export function ClassSettingsForm({ room, settings }: { readonly room: Class; readonly settings: ClassSettings }) {
  const c = classWords.value;
  const w = words.value;
  const house = useHouseAgents();
  const chosen = useMemo(
    () => ({ speed: signal(settings.speed), wind: signal(settings.wind), rival: signal(settings.rival ?? NONE) }),
    [],
  );
  const [speed, wind, rival] = [chosen.speed.value, chosen.wind.value, chosen.rival.value];
  useEffect(() => {
    const next = { speed, wind, rival: rival === NONE ? null : rival };
    const now = room.state.value?.settings;
    if (now && (now.speed !== speed || now.wind !== wind || now.rival !== next.rival)) room.set(next);
  }, [room, speed, wind, rival]);
  const agents = threeOf(house.list.value ?? []);
  const rivals = [
    { value: NONE, label: c.noRival },
    ...agents.map(({ id, mean }) => ({ value: id, label: levelName(mean, w) })),
  ];
  return (
    <div class="classSettings">
      <Choices
        legend={w.speed}
        hint={c.speedHint}
        name="class-speed"
        options={SPEED_CLASSES.map((value) => ({ value, label: w.speedName[value] }))}
        chosen={chosen.speed}
      />
      <Choices
        legend={w.wind}
        hint={c.windHint}
        name="class-wind"
        options={WIND_LEVELS.map((value) => ({ value, label: w.windName[value]! }))}
        chosen={chosen.wind}
      />
      <Choices legend={c.rival} hint={c.rivalHint} name="class-rival" options={rivals} chosen={chosen.rival} />
    </div>
  );
}
