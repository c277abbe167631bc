import { networkInterfaces } from 'node:os';
import type { MediaAddress } from './workers/MediaWorker.ts';

/**
 * Where media is received: behind `announced` when the server is reached by another address than its own (NAT, a
 * domain name), else on every IPv4 address of this machine.
 */
export function mediaAddresses(announced: string | undefined): MediaAddress[] {
  if (announced !== undefined) return [{ ip: '0.0.0.0', announcedAddress: announced }];
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return own.filter(({ family }) => family === 'IPv4').map(({ address }) => ({ ip: address }));
}
