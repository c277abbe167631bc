import { describe, expect, it } from 'vitest';
import { VoiceDetector } from '../../../../client/media/VoiceDetector.ts';

const EVERY_MS = 50;

/** What the detector says to loudnesses (dBov) that last so many ms each. */
function heard(...spans: readonly (readonly [dbov: number, forMs: number])[]): boolean[] {
  const detector = new VoiceDetector();
  let nowMs = 0;
  return spans.flatMap(([dbov, forMs]) =>
    Array.from({ length: forMs / EVERY_MS }, () => {
      nowMs += EVERY_MS;
      return detector.hear(dbov, nowMs);
    }),
  );
}

describe('a voice', () => {
  it('is told from silence, and its pauses belong to it', () => {
    const said = heard([-70, 1_000], [-25, 1_000], [-70, 800], [-25, 400], [-70, 3_000]);
    expect(said.slice(0, 20)).not.toContain(true);
    expect(said.slice(25, 64)).not.toContain(false);
    expect(said.at(-1)).toBe(false);
  });

  it('is no cough and no chair', () => {
    expect(heard([-70, 1_000], [-20, 100], [-70, 500], [-20, 100], [-70, 500])).not.toContain(true);
  });

  it('is not the fan that goes on and on, and is heard above it', () => {
    expect(heard([-70, 500], [-40, 120_000]).at(-1)).toBe(false);
    expect(heard([-70, 500], [-40, 120_000], [-20, 1_000]).at(-1)).toBe(true);
  });
});
