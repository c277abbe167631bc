import type { IncomingMessage, Server } from 'node:http';

/** A request must have arrived by then, in ms. */
const ARRIVED_WITHIN_MS = 30_000;

/** A file over a thin line may take this long, in ms. */
export const SLOWEST_REQUEST_MS = 30 * 60_000;

const unhurried = new WeakSet<IncomingMessage>();

/** Ends requests that take their time over their body, so that they cannot hold connections; but for those that may. */
export function hurryBodies(server: Server): void {
  server.on('request', (request: IncomingMessage) => {
    const late = setTimeout(() => {
      if (!request.complete && !unhurried.has(request)) request.destroy();
    }, ARRIVED_WITHIN_MS);
    late.unref();
    request.once('close', () => clearTimeout(late));
  });
}

/** Lets a request of somebody who may send files arrive at its own pace, as long as it goes on. */
export function giveTime(request: IncomingMessage): void {
  unhurried.add(request);
  request.setTimeout(ARRIVED_WITHIN_MS, () => request.destroy());
  // The answer may take its time again: the file is looked at first.
  request.once('end', () => request.setTimeout(0));
}
