import type { ThinWord } from '../../lesson/link/linkWord.ts';

/** What the words at the lower edge depend on. */
export type LiveFacts = {
  /** The browser wants a press before it plays sound. */
  readonly soundBlocked: boolean;
  readonly onStage: boolean;
  /** When our turn ends by itself, if it does. */
  readonly untilAtMs: number | null;
  /** Our hand in the queue; its place is counted from 1. */
  readonly hand: { readonly place: number; readonly raisedAtMs: number } | null;
  /** The schools of the classrooms that speak, when ours is not one of them. */
  readonly speaker: string | null;
  readonly microphone: 'open' | 'muted' | 'none';
  readonly teacherAway: boolean;
  readonly linePoor: boolean;
  /** What our line does not carry, if anything. */
  readonly thin: ThinWord | null;
};

/** Which sentence says who hears us. */
export type SoundWord = 'on-stage' | 'gated' | 'heard' | 'muted' | 'no-microphone';
/** What is wrong, if anything; the first that applies is what matters most. */
export type TroubleWord = 'sound-blocked' | 'teacher-away' | ThinWord | 'line-poor';

/**
 * The few words of a live lesson: who hears us, `null` when nobody is there to, and at most one trouble. Our own hand
 * stands beside them, and takes the first's place where there is trouble too: more than that nobody reads.
 */
export function liveWords(facts: LiveFacts): {
  readonly sound: SoundWord | null;
  readonly trouble: TroubleWord | null;
} {
  const [sound, trouble] = [soundWord(facts), troubleWord(facts)];
  return { sound: facts.hand && trouble && sound !== 'on-stage' ? null : sound, trouble };
}

function soundWord({ onStage, speaker, teacherAway, microphone }: LiveFacts): SoundWord | null {
  if (microphone === 'muted') return 'muted';
  if (onStage) return 'on-stage';
  if (speaker !== null) return 'gated';
  if (teacherAway) return null;
  return microphone === 'open' ? 'heard' : 'no-microphone';
}

function troubleWord({ soundBlocked, teacherAway, thin, linePoor }: LiveFacts): TroubleWord | null {
  if (soundBlocked) return 'sound-blocked';
  if (teacherAway) return 'teacher-away';
  if (thin) return thin;
  return linePoor ? 'line-poor' : null;
}
