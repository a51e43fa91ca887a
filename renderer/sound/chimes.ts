import type { SoundKind } from './kinds';

/** One tone: frequency in Hz, start and length in seconds after the chime's beginning, loudness 0 to 1. */
export interface Tone {
  hz: number;
  at: number;
  seconds: number;
  gain: number;
}

const bell = (hz: number, at: number, seconds: number, gain = 0.6): Tone[] => [
  { hz, at, seconds, gain },
  // The inharmonic partial that makes a struck bell out of a plain tone.
  { hz: hz * 2.76, at, seconds: seconds * 0.45, gain: gain * 0.35 },
];

/** What each kind sounds like: told apart by rhythm and pitch, since a kitchen swallows timbre. */
export const chimes: Record<SoundKind, readonly Tone[]> = {
  pedido_nuevo: [...bell(880, 0, 0.9), ...bell(1318.5, 0.18, 1.1)],
  voucher_nuevo: [...bell(1046.5, 0, 0.5), ...bell(1046.5, 0.16, 0.9)],
  alerta_normal: [...bell(659.3, 0, 0.6), ...bell(659.3, 0.3, 0.6)],
  alerta_alta: [...bell(784, 0, 0.45), ...bell(784, 0.22, 0.45), ...bell(1046.5, 0.44, 0.7)],
  alerta_urgente: [0, 0.18, 0.36, 0.72, 0.9, 1.08].flatMap((at) => bell(1174.7, at, 0.3, 0.9)),
  refill: [...bell(523.3, 0, 0.5), ...bell(392, 0.25, 0.8)],
  cancelado: [...bell(440, 0, 0.4), ...bell(349.2, 0.22, 0.4), ...bell(261.6, 0.44, 0.9)],
  tarde: [...bell(587.3, 0, 0.3, 0.5), ...bell(554.4, 0.35, 0.5, 0.5)],
};

/** Shortest time between two sounds of a kind, in milliseconds: ten orders at once ring once. */
export const minGapMs: Partial<Record<SoundKind, number>> = {
  pedido_nuevo: 1_200,
  voucher_nuevo: 1_200,
  refill: 1_200,
  cancelado: 1_200,
  tarde: 4_000,
};
