/** What the words at the lower edge depend on. */
export type LiveFacts = {
  /** The browser wants a press before it plays sound. */
  readonly soundBlocked: boolean;
  readonly onStage: boolean;
  /** The school of the classroom that speaks, when it is not ours. */
  readonly speaker: string | null;
  readonly microphone: 'open' | 'none';
  readonly teacherAway: boolean;
  readonly linePoor: boolean;
};

/** Which sentence says who hears us. */
export type SoundWord = 'on-stage' | 'gated' | 'heard' | 'no-microphone';
/** What is wrong, if anything; the first that applies is what matters most. */
export type TroubleWord = 'sound-blocked' | 'teacher-away' | 'line-poor';

/** The few words of a live lesson: who hears us, `null` when nobody is there to, and at most one trouble. */
export function liveWords(facts: LiveFacts): {
  readonly sound: SoundWord | null;
  readonly trouble: TroubleWord | null;
} {
  return { sound: soundWord(facts), trouble: troubleWord(facts) };
}

function soundWord({ onStage, speaker, teacherAway, microphone }: LiveFacts): SoundWord | null {
  if (onStage) return 'on-stage';
  if (speaker !== null) return 'gated';
  if (teacherAway) return null;
  return microphone === 'open' ? 'heard' : 'no-microphone';
}

function troubleWord({ soundBlocked, teacherAway, linePoor }: LiveFacts): TroubleWord | null {
  if (soundBlocked) return 'sound-blocked';
  if (teacherAway) return 'teacher-away';
  return linePoor ? 'line-poor' : null;
}
