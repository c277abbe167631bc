import express from 'express';
import { expect, it } from 'vitest';
import { addressBehind, trustedProxies } from '../../../../server/edge/http/proxies.ts';

const request = (remoteAddress: string | undefined, forwarded?: string) => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

const cases = {
  'nobody is trusted': [undefined, '127.0.0.1', '203.0.113.9', '127.0.0.1'],
  'the proxy is here': ['loopback', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  'somebody else says so': ['loopback', '198.51.100.7', '203.0.113.9', '198.51.100.7'],
  'a stranger adds an address of their own': ['loopback', '127.0.0.1', '10.9.9.9, 203.0.113.9', '203.0.113.9'],
  'there is one hop': ['1', '10.0.0.1', '10.9.9.9, 203.0.113.9', '203.0.113.9'],
  'there are two hops': ['2', '10.0.0.1', '203.0.113.9,10.0.0.2', '203.0.113.9'],
  'there are several nets': ['loopback, 10.0.0.0/8', '127.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
  'all are ours': ['loopback, 10.0.0.0/8', '127.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  'no proxy says anything': ['loopback', '127.0.0.1', undefined, '127.0.0.1'],
  'what it says is no address': ['loopback', '127.0.0.1', 'unknown, 10.0.0.2', '10.0.0.2'],
} as const;

it.each(Object.entries(cases))('finds the address behind the proxies when %s', (_when, given) => {
  const [trustProxy, remote, forwarded, address] = given;
  expect(addressBehind(request(remote, forwarded), trustedProxies(trustProxy))).toBe(address);
});

it.each(Object.entries(cases))('finds the same as Express when %s', (_when, given) => {
  const [trustProxy, remoteAddress, forwarded] = given;
  const app = express().set('trust proxy', trustedProxies(trustProxy));
  const asExpressSeesIt = Object.create(app.request, {
    app: { value: app },
    headers: { value: request(remoteAddress, forwarded).headers },
    socket: { value: { remoteAddress } },
    connection: { value: { remoteAddress } },
  });
  expect(addressBehind(request(remoteAddress, forwarded), trustedProxies(trustProxy))).toBe(asExpressSeesIt.ip);
});

it('finds nothing to trust in nonsense', () => {
  expect(() => trustedProxies('not an address')).toThrow();
});

it('has a name for a connection that is gone', () => {
  expect(addressBehind(request(undefined), trustedProxies(undefined))).toBe('gone');
});
