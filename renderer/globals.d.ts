import type { CampanaBridge } from '../shared/ipc';

declare global {
  interface Window {
    /** Present in the desktop app only. */
    campana?: CampanaBridge;
  }
  /** Version of this build, put in by Vite. */
  const __APP_VERSION__: string;
}
