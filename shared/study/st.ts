import { type StdMode, type StMode, stdMode, stMode } from './instruments/st.ts';
import { ratio, runsOf } from './sequence.ts';

/** What is counted in a sequence of samples; rates are `null` where there is no sample. */
export type StFigures<Mode> = {
  /** N: samples. */
  readonly samples: number;
  /** Nt: samples of teacher behaviour. */
  readonly teacher: number;
  /** Nd: samples in which both spoke; 0 with two symbols. */
  readonly both: number;
  /** g: runs of equal symbols. */
  readonly runs: number;
  /** Changes from one sample to the next: g − 1. Some papers call this g. */
  readonly transitions: number;
  /** Rt: share of teacher behaviour, 0–1. With three symbols a D counts half. */
  readonly rt: number | null;
  /** Ch: changes over samples (g − 1) / N, 0–1. Says nothing without the length of a sample. */
  readonly ch: number | null;
  readonly mode: Mode | null;
};

/** S-T analysis of samples (傅德荣, 章慧敏: 教育信息处理): Rt = Nt / N, Ch = (g − 1) / N. */
export function stFigures(samples: readonly ('T' | 'S')[]): StFigures<StMode> {
  return figures(samples, stMode);
}

/** The same with D: Rt = (Nt + Nd / 2) / N. */
export function stdFigures(samples: readonly ('T' | 'S' | 'D')[]): StFigures<StdMode> {
  return figures(samples, stdMode);
}

function figures<Mode>(
  samples: readonly ('T' | 'S' | 'D')[],
  modeOf: (rt: number, ch: number) => Mode,
): StFigures<Mode> {
  const count = (symbol: string): number => samples.filter((sample) => sample === symbol).length;
  const [teacher, both, runs] = [count('T'), count('D'), runsOf(samples)];
  const transitions = Math.max(0, runs - 1);
  const rt = ratio(teacher + both / 2, samples.length);
  const ch = ratio(transitions, samples.length);
  const mode = rt === null || ch === null ? null : modeOf(rt, ch);
  return { samples: samples.length, teacher, both, runs, transitions, rt, ch, mode };
}

/** A point of the S-T curve: time of the teacher to the right, time of the pupils upwards, both in s. */
export type StPoint = { readonly teacherS: number; readonly pupilsS: number };

/** The S-T curve from (0, 0): each T goes right by one interval, each S up; a D goes half of each. */
export function stCurve(samples: readonly ('T' | 'S' | 'D')[], intervalS: number): StPoint[] {
  let at: StPoint = { teacherS: 0, pupilsS: 0 };
  const points = [at];
  for (const sample of samples) {
    const teacher = sample === 'T' ? 1 : sample === 'D' ? 0.5 : 0;
    at = { teacherS: at.teacherS + teacher * intervalS, pupilsS: at.pupilsS + (1 - teacher) * intervalS };
    points.push(at);
  }
  return points;
}
