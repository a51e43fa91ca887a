/** Settings of a server as its owner opens it to the network from the desktop: encrypted, and screens ask first. */
export const sharedServerEnv = {
  CAMPANA_DEMO: '1',
  CAMPANA_LOG_LEVEL: 'warn',
  CAMPANA_HOST: '0.0.0.0',
  // An address that is not the loopback's own: another computer, as far as the server can tell.
  CAMPANA_ALLOWED_HOSTS: '127.0.0.2',
  CAMPANA_TLS: 'local',
  CAMPANA_PAIRING: '1',
};
