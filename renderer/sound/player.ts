import type { Clock } from '../platform/clock';
import { chimes, minGapMs } from './chimes';
import type { SoundKind } from './kinds';

/** Whether sounds can be heard: `blocked` until the person touches the screen, `absent` without Web Audio. */
export type SoundStatus = 'ready' | 'blocked' | 'absent';

/** What the person set. */
export interface SoundSettings {
  volume: number;
  mutes: readonly SoundKind[];
}

/** Makes the sounds of this screen. */
export interface SoundPlayer {
  /**
   * Plays a chime, unless that kind is muted or just sounded. `loud` ignores the volume setting, `test`
   * the mute and the pause between two.
   */
  play: (kind: SoundKind, options?: { loud?: boolean; test?: boolean }) => void;
  /** To be called from a click or key press: browsers allow sound only after one. */
  unlock: () => Promise<void>;
  status: () => SoundStatus;
  subscribe: (listener: () => void) => () => void;
  close: () => void;
}

/** What the player needs from its surroundings. */
export interface SoundOptions {
  createContext: () => AudioContext | null;
  settings: () => SoundSettings;
  clock: Clock;
}

/** Creates a player. The audio context is made at once, so that a block is known before the first alert. */
export function createSoundPlayer({ createContext, settings, clock }: SoundOptions): SoundPlayer {
  const context = createContext();
  const listeners = new Set<() => void>();
  const lastPlayed = new Map<SoundKind, number>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  context?.addEventListener('statechange', tell);

  function status(): SoundStatus {
    if (context === null || context.state === 'closed') return 'absent';
    return context.state === 'running' ? 'ready' : 'blocked';
  }

  function ring(audio: AudioContext, kind: SoundKind, volume: number): void {
    const master = audio.createGain();
    master.gain.value = volume;
    master.connect(audio.destination);
    const start = audio.currentTime + 0.02;
    let end = start;
    for (const tone of chimes[kind]) {
      const oscillator = audio.createOscillator();
      const envelope = audio.createGain();
      const from = start + tone.at;
      oscillator.frequency.value = tone.hz;
      envelope.gain.setValueAtTime(0.0001, from);
      envelope.gain.exponentialRampToValueAtTime(tone.gain, from + 0.008);
      envelope.gain.exponentialRampToValueAtTime(0.0001, from + tone.seconds);
      oscillator.connect(envelope).connect(master);
      oscillator.start(from);
      oscillator.stop(from + tone.seconds);
      end = Math.max(end, from + tone.seconds);
      oscillator.onended = () => {
        envelope.disconnect();
        if (audio.currentTime >= end) master.disconnect();
      };
    }
  }

  return {
    play(kind, { loud = false, test = false } = {}) {
      if (context === null || context.state !== 'running') return;
      const { volume, mutes } = settings();
      const urgent = kind === 'alerta_urgente';
      if (mutes.includes(kind) && !urgent && !test) return;
      const now = clock.now();
      const last = lastPlayed.get(kind);
      if (!test && last !== undefined && now - last < (minGapMs[kind] ?? 0)) return;
      lastPlayed.set(kind, now);
      // An urgent alert is heard even where somebody turned everything down.
      ring(context, kind, loud ? 1 : urgent ? Math.max(volume, 0.5) : volume);
    },
    async unlock() {
      if (context?.state === 'suspended') await context.resume();
    },
    status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      context?.removeEventListener('statechange', tell);
      listeners.clear();
      void context?.close();
    },
  };
}

/** The browser's audio, or null where it has none. */
export function browserAudioContext(): AudioContext | null {
  return typeof AudioContext === 'undefined' ? null : new AudioContext();
}
