import { ReceivableRtp } from '../../shared/protocol/rtp.ts';

/** Where this device remembers what the server's routers carried last time. */
const KEPT_AS = 'tongtang.can-route';

/** What the server could carry last time, so that media can be prepared before its first word. `undefined`: unknown. */
export function rememberedRoute(): ReceivableRtp | undefined {
  try {
    return ReceivableRtp.safeParse(JSON.parse(localStorage.getItem(KEPT_AS) ?? '')).data;
  } catch {
    // Nothing kept, or storage is forbidden: the server's first word tells.
    return undefined;
  }
}

/** Remembers what the server carries, for the next time. */
export function rememberRoute(canRoute: ReceivableRtp): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(canRoute));
  } catch {
    // Then the next time begins a little later.
  }
}
