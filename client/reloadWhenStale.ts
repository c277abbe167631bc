/** Two reloads within this time would be a loop: then the error is shown instead. */
const ONCE_PER_MS = 60_000;
const KEPT_AS = 'tongtang.reloadedAtMs';

/**
 * Reloads the page when a part of it is no longer on the server: it has been upgraded while this page was open.
 * Without this a screen that stays on for weeks would stop at its next lazily loaded part.
 */
export function reloadWhenStale(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const lastAtMs = Number(sessionStorage.getItem(KEPT_AS) ?? 0);
    if (Date.now() - lastAtMs < ONCE_PER_MS) return;
    sessionStorage.setItem(KEPT_AS, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
