import { z } from 'zod';
import { soundKinds } from '../sound/kinds';
import type { Slice } from './state';

export const preferencesSchema = z.object({
  language: z.enum(['es', 'en']),
  /** `auto`: light at the counter and the monitor, dark in the kitchen. */
  themeMode: z.enum(['auto', 'light', 'dark']),
  /** 0 to 1. */
  volume: z.number().min(0).max(1),
  /** Sounds this screen does not make; urgent alerts sound whatever is written here. */
  mutes: z.array(z.enum(soundKinds)),
  /** Stations the kitchen screen is limited to; empty means all. */
  estaciones: z.array(z.string()),
});
/** What a person set on this screen; kept in this browser only. */
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  language: 'es',
  themeMode: 'auto',
  volume: 0.8,
  mutes: [],
  estaciones: [],
};

/** The person's settings on this screen. */
export interface PreferencesSlice {
  preferences: Preferences;
  setPreferences: (change: Partial<Preferences>) => void;
}

/** Creates the slice with the defaults. */
export const createPreferencesSlice: Slice<PreferencesSlice> = (set) => ({
  preferences: defaultPreferences,
  setPreferences: (change) =>
    set((state) => ({ preferences: { ...state.preferences, ...change } })),
});
