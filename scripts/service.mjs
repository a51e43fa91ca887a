// @ts-check
// npm run service: prints a systemd unit for the server in this folder, to be put into
// /etc/systemd/system/campana.service. `--usuario` and `--datos` name its user and data folder.
import { parseArgs } from 'node:util';
import { root } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    usuario: { type: 'string', default: 'campana' },
    datos: { type: 'string', default: '/var/lib/campana' },
  },
});

/** A value as systemd reads it: spaces and percent signs would mean something else. */
const quoted = (/** @type {string} */ value) => `"${value.replaceAll('%', '%%')}"`;

process.stdout.write(`[Unit]
Description=Campana
After=network-online.target
Wants=network-online.target

[Service]
User=${values.usuario}
WorkingDirectory=${root.replace(/\/$/, '').replaceAll('%', '%%')}
Environment=${quoted(`CAMPANA_DATA_DIR=${values.datos}`)}
# More settings, one a line.
EnvironmentFile=-/etc/campana.env
ExecStart=${quoted(process.execPath)} dist/broker/main.cjs
# The broker stops within five seconds; its database may need a little longer.
TimeoutStopSec=20
KillMode=mixed
Restart=on-failure
RestartSec=3
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full

[Install]
WantedBy=multi-user.target
`);
