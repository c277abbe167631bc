import type { RunningServer } from './startServer.ts';

/** By then a lesson that has ended must have let go of everything, in ms. */
const WITHIN_MS = 10_000;

/** Waits until the media workers hold nothing, by their own account. Throws what they still hold otherwise. */
export async function nothingHeld(server: RunningServer): Promise<void> {
  const untilMs = Date.now() + WITHIN_MS;
  for (;;) {
    const held = await heldBy(server);
    if (held.length === 0) return;
    if (Date.now() > untilMs) throw new Error(`the media workers still hold ${held.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What is held, each as e.g. "2 transports". */
async function heldBy(server: RunningServer): Promise<string[]> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^tongtang_media_held\{what="(\w+)"\} (\d+)$/gm)];
  // A page without these lines would hold nothing for ever.
  if (counts.length === 0) throw new Error(`the metrics do not tell what the media workers hold:\n${metrics}`);
  return counts.filter(([, , count]) => count !== '0').map(([, what, count]) => `${count} ${what}`);
}
