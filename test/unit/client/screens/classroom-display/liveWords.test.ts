import { describe, expect, it } from 'vitest';
import { type LiveFacts, liveWords } from '../../../../../client/screens/classroom-display/liveWords.ts';

const calm: LiveFacts = {
  soundBlocked: false,
  onStage: false,
  untilAtMs: null,
  hand: null,
  speaker: null,
  microphone: 'open',
  teacherAway: false,
  linePoor: false,
  thin: null,
};

describe('the words at the lower edge', () => {
  it('say that the teacher hears us while nobody is on stage', () => {
    expect(liveWords(calm)).toEqual({ sound: 'heard', trouble: null });
  });

  it('say who speaks while another classroom is on stage', () => {
    expect(liveWords({ ...calm, speaker: '农垦小学' }).sound).toBe('gated');
  });

  it('say that we are on stage, even without a microphone', () => {
    expect(liveWords({ ...calm, onStage: true, microphone: 'none' }).sound).toBe('on-stage');
  });

  it('say that nobody can hear us without a microphone', () => {
    expect(liveWords({ ...calm, microphone: 'none' }).sound).toBe('no-microphone');
  });

  it('do not say that the teacher hears us while the teacher’s line is gone', () => {
    expect(liveWords({ ...calm, teacherAway: true })).toEqual({ sound: null, trouble: 'teacher-away' });
  });

  it('give way to our hand where there is trouble too, but still say that we are on stage', () => {
    const waiting = { ...calm, hand: { place: 2, raisedAtMs: 1_000 } };
    expect(liveWords(waiting).sound).toBe('heard');
    expect(liveWords({ ...waiting, linePoor: true })).toEqual({ sound: null, trouble: 'line-poor' });
    expect(liveWords({ ...waiting, linePoor: true, onStage: true }).sound).toBe('on-stage');
  });

  it('tell one trouble at a time: first what a press can mend, then the teacher’s line, then ours', () => {
    for (const thin of ['fewer-pictures', 'coarse', 'sound-only', 'pages-only'] as const)
      expect(liveWords({ ...calm, linePoor: true, thin }).trouble).toBe(thin);
    const all = { ...calm, soundBlocked: true, teacherAway: true, linePoor: true };
    expect(liveWords(all).trouble).toBe('sound-blocked');
    expect(liveWords({ ...all, soundBlocked: false }).trouble).toBe('teacher-away');
    expect(liveWords({ ...all, soundBlocked: false, teacherAway: false }).trouble).toBe('line-poor');
  });
});
