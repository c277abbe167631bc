import type { PictureReceived, Reception } from '../lesson/receptionState.ts';
import type { LinkSample } from '../lesson/state.ts';
import { type Fact, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import type { StreamKind } from '../vocabulary/index.ts';
import type { Span } from './tracks.ts';

type Source = { readonly seatId: string; readonly kind: StreamKind };

/** A picture as a seat saw it, with whose it was. */
export type PictureSeen = Omit<PictureReceived, 'streamId'> & { readonly source: Source };

/** What one seat reported of a stretch of a take: its line, and what it really saw and heard (`null`: it did not say). */
export type SeatSample = Span & { readonly line: Omit<LinkSample, 'atMs'>; readonly received: Seen | null };

type Seen = Omit<Reception, 'pictures'> & { readonly pictures: readonly PictureSeen[] };

/** The samples of each seat, in order and without overlaps. */
export type SeatSamples = ReadonlyMap<string, readonly SeatSample[]>;

/** A sample tells of the time since the one before; after a longer silence only of this long, in ms. */
const SAMPLE_MS = 5_000;
/** Samples come a little late. */
const SAMPLE_SLACK_MS = 2_500;

/** Reads out of a lesson's log what its seats reported. @param beganAtMs - When the take began, on the server's clock. */
export function samplesOf(facts: readonly LoggedFact[], beganAtMs: number): SeatSamples {
  const sources = new Map<string, Source>();
  const bySeat: Book = new Map();
  for (const fact of facts) {
    if (!isKnownFact(fact)) continue;
    const takeMs = fact.atMs - beganAtMs;
    if (fact.type === 'stream.began') sources.set(fact.data.streamId, fact.data);
    for (const line of linesIn(fact)) addLine(bySeat, takeMs, line);
    for (const seen of receptionsIn(fact))
      addReception(bySeat, takeMs, { ...named(seen, sources), seatId: seen.seatId });
  }
  return bySeat;
}

function linesIn(fact: Fact): readonly OfSeat<SeatSample['line']>[] {
  if (fact.type === 'link.sampled') return [fact.data];
  return fact.type === 'links.sampled' ? fact.data.samples : [];
}

const receptionsIn = (fact: Fact): readonly OfSeat<Reception>[] =>
  fact.type === 'reception.sampled' ? fact.data.samples : [];

function named(received: Reception, sources: ReadonlyMap<string, Source>): Seen {
  const pictures = received.pictures.flatMap(({ streamId, ...picture }) => {
    const source = sources.get(streamId);
    return source ? [{ ...picture, source: { seatId: source.seatId, kind: source.kind } }] : [];
  });
  const { concealedRatio, soundBufferMs } = received;
  return { pictures, concealedRatio, soundBufferMs };
}

/** What a seat reported of a moment, in ms since the take began; `undefined`: nothing. */
export function sampleAt(samples: SeatSamples, seatId: string, takeMs: number): SeatSample | undefined {
  return samples.get(seatId)?.findLast(({ fromMs, toMs }) => fromMs <= takeMs && takeMs < toMs);
}

type Book = Map<string, SeatSample[]>;
type OfSeat<T> = T & { readonly seatId: string };

function addLine(bySeat: Book, toMs: number, { seatId, ...line }: OfSeat<SeatSample['line']>) {
  const samples = bySeat.get(seatId) ?? [];
  bySeat.set(seatId, samples);
  const lastMs = samples.at(-1)?.toMs ?? Number.NEGATIVE_INFINITY;
  const goesOn = toMs - lastMs <= SAMPLE_MS + SAMPLE_SLACK_MS;
  samples.push({ fromMs: goesOn ? Math.min(lastMs, toMs) : toMs - SAMPLE_MS, toMs, line, received: null });
}

/** It comes with the sample of the line that it was reported with. */
function addReception(bySeat: Book, toMs: number, { seatId, ...received }: OfSeat<Seen>) {
  const samples = bySeat.get(seatId);
  const last = samples?.at(-1);
  if (samples && last?.toMs === toMs) samples[samples.length - 1] = { ...last, received };
}
