/** Runs in the page: listens for three seconds to the player of a track of a take. Returns how loud the loudest frequency was, 0–255, and which, in Hz. */
export async function listen(track: string): Promise<{ hz: number; level: number }> {
  const player = document.querySelector<HTMLAudioElement>(`audio[data-track="${track}"]`);
  if (!player) throw new Error(`no player of ${track}`);
  const context = new AudioContext();
  const meter = context.createAnalyser();
  meter.fftSize = 4_096;
  // @ts-expect-error -- Chromium has it; the types of the DOM do not.
  const stream: MediaStream = player.captureStream();
  context.createMediaStreamSource(stream).connect(meter);
  const bins = new Uint8Array(meter.frequencyBinCount);
  let best = { hz: 0, level: 0 };
  for (let round = 0; round < 150; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    meter.getByteFrequencyData(bins);
    const level = Math.max(...bins);
    if (level > best.level) best = { hz: (bins.indexOf(level) * context.sampleRate) / meter.fftSize, level };
  }
  await context.close();
  return best;
}
