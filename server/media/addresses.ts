import type { NetworkInterfaceInfo } from 'node:os';
import type { Log } from '../platform/Log.ts';

/** What the addresses are made of. */
export type MediaAddressesParts = {
  /** The address by which the server is reached when that is not its own: behind NAT, or a domain name. */
  readonly announced: string | undefined;
  /** Gives this machine's addresses now: `ownAddresses` but in tests. */
  readonly readOwn: () => readonly string[];
  readonly log: Log;
};

/**
 * Where browsers are told to send media. Read anew for each seat that opens: a server that was started before its
 * network, or whose address has changed, is reached all the same by whoever comes next or comes back.
 */
export class MediaAddresses {
  readonly #parts: MediaAddressesParts;
  #last: readonly string[];

  constructor(parts: MediaAddressesParts) {
    this.#parts = parts;
    this.#last = this.#read();
  }

  /** The addresses now, best first. */
  now(): readonly string[] {
    const addresses = this.#read();
    if (addresses.join() !== this.#last.join()) {
      this.#parts.log.warn({ event: 'media.addresses-changed', before: this.#last, addresses });
      this.#last = addresses;
    }
    return addresses;
  }

  #read(): readonly string[] {
    const { announced, readOwn } = this.#parts;
    return announced === undefined ? readOwn() : [announced];
  }
}

/** Every IPv4 address of a machine with these interfaces, those first that others can reach. */
export function ownAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string[] {
  const own = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family }) => family === 'IPv4');
  return [...own.filter(({ internal }) => !internal), ...own.filter(({ internal }) => internal)].map(
    ({ address }) => address,
  );
}
