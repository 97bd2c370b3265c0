/** How a visitor wants the site to look, sound and be held: what is kept, and how it is read back. */
export interface Preferences {
  readonly volume: number; // 0..1; 0 is silent
  readonly effects: boolean; // what shakes, sparks and flashes
  readonly haptics: boolean; // a phone that trembles
  readonly angleSound: boolean; // the own pole's lean as pitch and pan
  readonly contrast: 'auto' | 'more'; // auto: as the system asks
  readonly thumbs: 'both' | 'left' | 'right'; // where the two touch keys lie: a half of the screen each, or both under one thumb
  readonly oneSwitch: boolean; // one key or tap anywhere changes the side
  readonly spoken: boolean; // every few seconds a screen reader is told how the own cart stands
}

export const PREFERENCES: Preferences = {
  volume: 0.5,
  effects: true,
  haptics: true,
  angleSound: false,
  contrast: 'auto',
  thumbs: 'both',
  oneSwitch: false,
  spoken: false,
};

const FITS: { readonly [Key in keyof Preferences]: (value: unknown) => boolean } = {
  volume: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  effects: isBoolean,
  haptics: isBoolean,
  angleSound: isBoolean,
  contrast: (value) => value === 'auto' || value === 'more',
  thumbs: (value) => value === 'both' || value === 'left' || value === 'right',
  oneSwitch: isBoolean,
  spoken: isBoolean,
};

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function writePreferences(preferences: Preferences): string {
  return JSON.stringify(preferences);
}

/** Any text in, whatever may have been kept; each preference that is one, the rest as at the first visit. */
export function readPreferences(text: string | null): Preferences {
  try {
    const raw: unknown = JSON.parse(text ?? '{}');
    if (typeof raw !== 'object' || raw === null) return PREFERENCES;
    const fitting = Object.entries(FITS).flatMap(([key, fits]) => {
      const value: unknown = Object.hasOwn(raw, key) ? (raw as Record<string, unknown>)[key] : undefined;
      return fits(value) ? [[key, value] as const] : [];
    });
    return { ...PREFERENCES, ...Object.fromEntries(fitting) };
  } catch {
    return PREFERENCES;
  }
}
