import { expect, it } from 'vitest';
import { MediaAddresses, ownAddresses } from '../../../../server/media/addresses.ts';
import { keptLog } from '../../../fakes/keptLog.ts';

it('gives the addresses that the machine has now, and tells the log when they have changed', () => {
  const { log, entries } = keptLog();
  let own = ['127.0.0.1'];
  const addresses = new MediaAddresses({ announced: undefined, readOwn: () => own, log });
  expect(addresses.now()).toEqual(['127.0.0.1']);
  own = ['192.168.3.7', '127.0.0.1'];
  expect(addresses.now()).toEqual(own);
  expect(addresses.now()).toEqual(own);
  expect(entries).toEqual([
    { event: 'media.addresses-changed', before: ['127.0.0.1'], addresses: ['192.168.3.7', '127.0.0.1'] },
  ]);
});

it('gives the announced address and no other, whatever the machine has', () => {
  const { log, entries } = keptLog();
  let own = ['127.0.0.1'];
  const addresses = new MediaAddresses({ announced: 'class.example.edu.cn', readOwn: () => own, log });
  own = ['192.168.3.7'];
  expect(addresses.now()).toEqual(['class.example.edu.cn']);
  expect(entries).toEqual([]);
});

it('names what other machines can reach first, and only IPv4', () => {
  const address = (ip: string, { internal = false, family = 'IPv4' as const } = {}) =>
    family === 'IPv4'
      ? { address: ip, family, internal, netmask: '', mac: '', cidr: null }
      : { address: ip, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 };
  expect(
    ownAddresses({
      lo: [address('127.0.0.1', { internal: true })],
      eth0: [address('192.168.3.7'), { ...address('fe80::1'), family: 'IPv6', scopeid: 0 }],
      gone: undefined,
      wlan0: [address('10.0.0.4')],
    }),
  ).toEqual(['192.168.3.7', '10.0.0.4', '127.0.0.1']);
});
