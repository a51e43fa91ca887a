import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { networkAddresses } from './networkAddresses';

const address = (value: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo =>
  ({ address: value, family: 'IPv4', internal: false, ...more }) as NetworkInterfaceInfo;

describe('networkAddresses', () => {
  it('names what another computer can type: no loopback, no link-local IPv6', () => {
    const interfaces = {
      lo: [address('127.0.0.1', { internal: true })],
      eth0: [address('192.168.1.5'), address('fe80::1', { family: 'IPv6' })],
      wlan0: [address('10.0.0.7')],
    };
    expect(networkAddresses(interfaces, 'http://127.0.0.1:8765')).toEqual([
      'http://192.168.1.5:8765',
      'http://10.0.0.7:8765',
    ]);
  });

  it('is empty without a network', () => {
    expect(networkAddresses({}, 'http://127.0.0.1:8765')).toEqual([]);
  });
});
