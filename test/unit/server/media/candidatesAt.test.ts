import { expect, it } from 'vitest';
import { candidatesAt } from '../../../../server/media/transports/candidatesAt.ts';

const udp = {
  foundation: 'udpcandidate',
  priority: 1_076_558_079,
  ip: '0.0.0.0',
  address: '0.0.0.0',
  protocol: 'udp' as const,
  port: 20_000,
  type: 'host' as const,
};
const tcp = {
  ...udp,
  foundation: 'tcpcandidate',
  priority: 1_076_276_479,
  protocol: 'tcp' as const,
  tcpType: 'passive' as const,
};

it('offers each way at each address', () => {
  const offered = candidatesAt(['192.168.3.7', 'class.example.edu.cn'], [udp, tcp]);
  expect(offered.map(({ protocol, address, ip, port }) => [protocol, address, ip, port])).toEqual([
    ['udp', '192.168.3.7', '192.168.3.7', 20_000],
    ['tcp', '192.168.3.7', '192.168.3.7', 20_000],
    ['udp', 'class.example.edu.cn', 'class.example.edu.cn', 20_000],
    ['tcp', 'class.example.edu.cn', 'class.example.edu.cn', 20_000],
  ]);
});

it('prefers earlier addresses, and UDP at any address to TCP; no two are alike', () => {
  const addresses = Array.from({ length: 40 }, (_, index) => `10.0.0.${index}`);
  const offered = candidatesAt(addresses, [udp, tcp]);
  const byPreference = [...offered].sort((one, other) => other.priority - one.priority);
  expect(byPreference.map(({ protocol, address }) => [protocol, address])).toEqual([
    ...addresses.map((address) => ['udp', address]),
    ...addresses.map((address) => ['tcp', address]),
  ]);
  expect(new Set(offered.map(({ priority }) => priority)).size).toBe(offered.length);
});
