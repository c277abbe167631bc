/** Shows an element alone on the screen, or ends that. A browser that refuses changes nothing. */
export async function toggleFullscreen(element: Element | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await element?.requestFullscreen();
  } catch {
    // Not allowed here, e.g. within another page.
  }
}
