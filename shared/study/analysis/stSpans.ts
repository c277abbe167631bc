import type { Span } from '../../timeline/tracks.ts';
import { sum } from '../sequence.ts';
import type { StSample } from './stSamples.ts';

/** Which symbols a sequence is written in: teacher and pupils, or a third for samples in which both spoke. */
export type Symbols = 'two' | 'three';

/** A stretch of samples with the same symbol. */
export type StRun = Span & { readonly symbol: StSample['three']; readonly samples: number };

/** The runs of a sequence, in order. */
export function stRuns(samples: readonly StSample[], symbols: Symbols): StRun[] {
  const runs: StRun[] = [];
  for (const sample of samples) {
    const last = runs.at(-1);
    if (last?.symbol === sample[symbols])
      runs[runs.length - 1] = { ...last, toMs: sample.toMs, samples: last.samples + 1 };
    else runs.push({ symbol: sample[symbols], fromMs: sample.fromMs, toMs: sample.toMs, samples: 1 });
  }
  return runs;
}

/** Where the symbol changes: the sample before and the sample after. */
export function stChanges(samples: readonly StSample[], symbols: Symbols): Span[] {
  return samples.flatMap((sample, index) => {
    const before = samples[index - 1];
    return before && before[symbols] !== sample[symbols] ? [{ fromMs: before.fromMs, toMs: sample.toMs }] : [];
  });
}

/** The pupils' time of one classroom, or of silence. */
export type PupilsLayer = {
  /** `null`: nobody spoke. */
  readonly classroomId: StSample['classroomId'];
  readonly spans: readonly Span[];
  /** How much it had after no sample, after one, after two …, in s; as many as there are samples and one more. */
  readonly afterS: readonly number[];
};

/** Pupils' time classroom by classroom; together they are the pupils' axis of the S-T curve. Those without any are left out. */
export function pupilsLayers(samples: readonly StSample[], symbols: Symbols): PupilsLayer[] {
  const whose = [...new Set(samples.filter((sample) => sample[symbols] !== 'T').map(({ classroomId }) => classroomId))];
  const inOrder = [...whose.filter((id) => id !== null).sort(), ...whose.filter((id) => id === null)];
  return inOrder.map((classroomId) => {
    const own = samples.map((sample) => (sample.classroomId === classroomId ? pupilsS(sample, symbols) : 0));
    const afterS = [0];
    for (const seconds of own) afterS.push((afterS.at(-1) ?? 0) + seconds);
    return { classroomId, spans: samples.filter((_, index) => (own[index] ?? 0) > 0), afterS };
  });
}

/** How much of a sample is the pupils', in s: half of a D. */
function pupilsS(sample: StSample, symbols: Symbols): number {
  const seconds = (sample.toMs - sample.fromMs) / 1_000;
  return { T: 0, S: seconds, D: seconds / 2 }[sample[symbols]];
}

/** How long stretches are in all, in ms. */
export const lengthOfSpans = (spans: readonly Span[]): number => sum(spans.map(({ fromMs, toMs }) => toMs - fromMs));
