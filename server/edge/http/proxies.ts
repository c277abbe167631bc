import express from 'express';

/** Whether an address is a proxy of ours, which may say who is behind it; `hop` counts from 0, the nearest. */
export type TrustedProxies = (address: string, hop: number) => boolean;

/** What tells where a request comes from. Node's requests fit it. */
type Arriving = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/** Reads TRUST_PROXY: a number of hops, or addresses as Express takes them. Throws when it is neither. */
export function trustedProxies(trustProxy: string | undefined): TrustedProxies {
  const hops = trustProxy !== undefined && /^\d+$/.test(trustProxy) ? Number(trustProxy) : trustProxy;
  const app = express().set('trust proxy', hops ?? false);
  const trusts: unknown = app.get('trust proxy fn');
  if (typeof trusts !== 'function') throw new Error('Express does not say whom it trusts');
  return (address, hop) => trusts(address, hop) === true;
}

/** The address from which a request comes: the nearest that is no proxy of ours. The same as Express' `request.ip`. */
export function addressBehind({ headers, socket }: Arriving, isTrusted: TrustedProxies): string {
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const forwarded = said.map((address) => address.trim()).filter((address) => address !== '');
  // Express leaves the address out once a connection is gone; then it does not matter any more.
  const chain = [socket.remoteAddress ?? 'gone', ...forwarded.reverse()];
  return chain.find((address, hop) => !isTrusted(address, hop)) ?? chain.at(-1) ?? 'gone';
}
