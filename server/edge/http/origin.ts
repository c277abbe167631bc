/** The headers that tell where a request comes from. */
export type OriginHeaders = {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly fetchSite: string | undefined;
};

/**
 * Whether a page of our own may have sent this. Browsers add `Sec-Fetch-Site` or at least `Origin` to whatever changes
 * something; a request with neither comes from a program, which has no cookies of other people to abuse.
 */
export function isOwnOrigin({ origin, host, fetchSite }: OriginHeaders): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
