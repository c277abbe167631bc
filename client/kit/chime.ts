/** Two soft notes, a fifth apart, in Hz. */
const NOTES_HZ = [659.3, 987.8] as const;
const BETWEEN_S = 0.12;
const FADES_IN_S = 0.7;
/** Heard in a quiet room and not above a voice, 0–1. */
const LOUDNESS = 0.06;

/** Rings once, softly. Where the browser plays nothing before a press, it stays silent: late it would only puzzle. */
export function chime(): void {
  if (typeof AudioContext === 'undefined' || navigator.userActivation?.hasBeenActive === false) return;
  const context = new AudioContext();
  const notes = NOTES_HZ.map((hz, index) => {
    const startS = context.currentTime + index * BETWEEN_S;
    const tone = new OscillatorNode(context, { frequency: hz });
    const fading = new GainNode(context, { gain: 0 });
    fading.gain.setValueAtTime(0, startS);
    fading.gain.linearRampToValueAtTime(LOUDNESS, startS + 0.02);
    fading.gain.exponentialRampToValueAtTime(0.0001, startS + FADES_IN_S);
    tone.connect(fading).connect(context.destination);
    tone.start(startS);
    tone.stop(startS + FADES_IN_S);
    return tone;
  });
  // A closed context gives the loudspeaker back; failing to close one that is closed matters to nobody.
  notes.at(-1)?.addEventListener('ended', () => context.close().catch(() => undefined));
}
