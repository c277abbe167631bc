/** Draws what opens a new link: 256 random bits as base64url. */
export function newShareSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The address of a link. The secret stands behind the #, which no browser sends anywhere. */
export function addressOfShare(secret: string): string {
  return new URL(`/s#${secret}`, window.location.href).href;
}
