import { demoSecret, simulatorPort } from '../../broker/whatsapp/demoConfig';
import { startSimulator } from './simulator';

// `npm run whatsapp:sim`: a phone on a page and a stand-in of Meta, for trying WhatsApp without either.
const { env } = process;
const brokerUrl = env['CAMPANA_SERVER_URL'] ?? `http://127.0.0.1:${env['CAMPANA_PORT'] ?? '8765'}`;
const simulator = startSimulator({
  brokerUrl,
  appSecret: env['CAMPANA_WHATSAPP_APP_SECRET'] ?? demoSecret,
  token: env['CAMPANA_WHATSAPP_TOKEN'] ?? demoSecret,
  port: Number(env['CAMPANA_SIM_PORT'] ?? simulatorPort),
});

simulator.then(
  ({ url, close }) => {
    const page = new URL(url).origin;
    process.stdout.write(
      `Simulador de WhatsApp (no es Meta; nada sale de esta computadora): ${page}\n` +
        `Entrega a Campana en ${brokerUrl}. Para un servidor sin demo, inícielo con\n` +
        `  CAMPANA_WHATSAPP_APP_SECRET=${demoSecret} CAMPANA_WHATSAPP_TOKEN=${demoSecret} CAMPANA_WHATSAPP_GRAPH_URL=${url}\n`,
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
  },
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`El simulador no pudo iniciar: ${reason}\n`);
    process.exitCode = 1;
  },
);
