import type { WhatsappConfig } from '../config';

/** Where `npm run whatsapp:sim` listens, unless it is told otherwise. */
export const simulatorPort = 8766;
/** What the demo and the stand-in know each other by; as public as the demo's passwords. */
export const demoSecret = 'campana-demo';

/** The demo talks to the stand-in on this computer, where nothing else was set. */
export function demoWhatsapp(config: WhatsappConfig): WhatsappConfig {
  if ([config.appSecret, config.accessToken, config.verifyToken].some((set) => set !== undefined)) {
    return config;
  }
  return {
    verifyToken: demoSecret,
    appSecret: demoSecret,
    accessToken: demoSecret,
    graphUrl: `http://127.0.0.1:${simulatorPort}/v23.0`,
  };
}
