/** What a visitor may set, the hands that play, and how a cart stands in words. */
import { formatsOf } from '../format.ts';

const { whole } = formatsOf('en');
const percent = new Intl.NumberFormat('en', { style: 'percent' });
const sideWord = { left: 'left', right: 'right' } as const;
const degrees = (count: number): string => `${whole.format(count)} ${count === 1 ? 'degree' : 'degrees'}`;

export const handsEn = {
  settingsTitle: 'Settings',
  settingsClose: 'Close',
  settingsKept: 'Kept in this browser, at once.',
  settingsSound: 'Sound and speech',
  settingsVolume: 'Volume',
  settingsSilent: 'silent',
  settingsVolumeSaid: (volume: number) => percent.format(volume),
  settingsAngleSound: 'Hear the pole',
  settingsAngleSoundHint:
    'High when it leans right, low when it leans left, beside a quiet tone that is upright. It sounds from where the top of the pole is, and ticks near the end of the track.',
  settingsTry: 'Hear it once',
  settingsTrySaid: 'Left, upright, right, upright',
  settingsSpoken: 'Say how the cart stands',
  settingsSpokenHint: 'A screen reader hears lean, place and ticks every three seconds of a game.',
  settingsHands: 'Hands',
  settingsOneSwitch: 'One switch',
  settingsOneSwitchHint: 'Any key, tap or gamepad button turns the push to the other side.',
  settingsThumbs: 'Keys on a touch screen',
  settingsThumbsHint: 'Under one thumb, slide from one key to the other without letting go.',
  settingsThumbsLeft: 'Left thumb',
  settingsThumbsBoth: 'Both thumbs',
  settingsThumbsRight: 'Right thumb',
  settingsHaptics: 'Vibration',
  settingsHapticsHint: 'Where the device can.',
  settingsGamepad: 'Gamepad',
  settingsNoGamepad: 'none yet: press a button on it',
  settingsLook: 'Look',
  settingsAsSystem: 'As the system',
  settingsContrast: 'Contrast',
  settingsContrastMore: 'More',
  settingsEffects: 'Effects',
  settingsEffectsHint: 'Sparks, shakes and flashes. Without them where the system asks for less motion.',

  gamepadUnnamed: 'a gamepad',
  gamepadThere: (name: string) => `Gamepad connected: ${name}`,
  gamepadGone: (name: string) => `Gamepad disconnected: ${name}`,

  raceFellSaid: (ticks: number, life: number) =>
    `Down after ${whole.format(ticks)} ${ticks === 1 ? 'tick' : 'ticks'}. Life ${whole.format(life)} begins`,

  twinUpright: 'Pole upright',
  twinLeans: (angle: number, side: 'left' | 'right') => `Leans ${sideWord[side]} ${degrees(angle)}`,
  twinCentre: 'in the middle of the track',
  twinPlace: (share: number, side: 'left' | 'right') =>
    `${percent.format(share)} of the way to the ${sideWord[side]} end`,
  twinDown: 'Your cart is down',
  twinTick: (tick: number) => `tick ${whole.format(tick)}`,
};
