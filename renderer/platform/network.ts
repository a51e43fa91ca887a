import type { CampanaBridge } from '../../shared/ipc';

/** What the surroundings tell about the connection: `check` means "look now" (woke up, came to the front). */
export type NetworkChange = 'online' | 'offline' | 'check';

/** The network as the browser and the desktop report it. */
export interface Network {
  isOnline(): boolean;
  /** Tells of changes; the answer stops that. */
  subscribe(listener: (change: NetworkChange) => void): () => void;
}

/** Reads the browser's online state, the page's visibility and the desktop's wake-up signal. */
export function browserNetwork(bridge: CampanaBridge | null): Network {
  return {
    isOnline: () => navigator.onLine,
    subscribe(listener) {
      const online = () => {
        listener('online');
      };
      const offline = () => {
        listener('offline');
      };
      const visible = () => {
        if (document.visibilityState === 'visible') listener('check');
      };
      window.addEventListener('online', online);
      window.addEventListener('offline', offline);
      document.addEventListener('visibilitychange', visible);
      const stopBridge = bridge?.onConnectionCheck(() => {
        listener('check');
      });
      return () => {
        window.removeEventListener('online', online);
        window.removeEventListener('offline', offline);
        document.removeEventListener('visibilitychange', visible);
        stopBridge?.();
      };
    },
  };
}
