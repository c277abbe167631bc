import type { TrackFile } from '../api/index.ts';

/** What of a file decides where it is on a take's clock. */
export type TimedFile = Pick<
  TrackFile,
  'trackFileId' | 'streamId' | 'seatId' | 'kind' | 'medium' | 'startAtMs' | 'durationMs'
>;

/** A stretch of a take, in ms since it began; `toMs` is not in it. */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** A file where it is on the take's clock. Its own time runs with that clock and begins at `startMs`. */
export type Piece<F extends TimedFile> = Span & {
  readonly file: F;
  /** Where the file's own time is 0: at or before `fromMs`. */
  readonly startMs: number;
};

/** Sound or picture of one source through a whole take: the files of one seat, kind and medium, one after the other. */
export type Track<F extends TimedFile> = Pick<F, 'seatId' | 'kind' | 'medium'> & {
  readonly key: string;
  /** In order, without overlaps, none of them empty. */
  readonly pieces: readonly Piece<F>[];
};

type Source = Pick<TimedFile, 'seatId' | 'kind'>;

/** The name of a source of sound and picture: a seat may have several. It is what links to a moment say. */
export const sourceKey = ({ seatId, kind }: Source): string => `${seatId}.${kind}`;

/** The name of a track. */
const trackKey = (of: Source & Pick<TimedFile, 'medium'>): string => `${sourceKey(of)}.${of.medium}`;

/**
 * Joins the files of a take to tracks: a stream that broke, or a recorder that began anew, left several. Where two files
 * of a track overlap, the later one counts: it began because the earlier one was over.
 *
 * @param beganAtMs - When the take began, on the server's clock. What is before it is left out.
 */
export function tracksOf<F extends TimedFile>(files: readonly F[], beganAtMs: number): Track<F>[] {
  const byKey = new Map<string, F[]>();
  for (const file of files) byKey.set(trackKey(file), [...(byKey.get(trackKey(file)) ?? []), file]);
  return [...byKey].flatMap(([key, [first, ...more]]) => {
    if (!first) return [];
    const pieces = piecesOf([first, ...more], beganAtMs);
    const { seatId, kind, medium } = first;
    return pieces.length === 0 ? [] : [{ key, seatId, kind, medium, pieces }];
  });
}

function piecesOf<F extends TimedFile>(files: readonly F[], beganAtMs: number): Piece<F>[] {
  const inOrder = [...files].sort((a, b) => a.startAtMs - b.startAtMs);
  return inOrder.flatMap((file, index) => {
    const startMs = file.startAtMs - beganAtMs;
    const nextMs = (inOrder[index + 1]?.startAtMs ?? Number.POSITIVE_INFINITY) - beganAtMs;
    const fromMs = Math.max(0, startMs);
    const toMs = Math.min(startMs + file.durationMs, nextMs);
    return toMs > fromMs ? [{ file, startMs, fromMs, toMs }] : [];
  });
}

/** Where in which file a moment of the take is; `null` in a gap. `fileMs` is the file's own time. */
export function placeAt<F extends TimedFile>(
  { pieces }: Pick<Track<F>, 'pieces'>,
  takeMs: number,
): { readonly piece: Piece<F>; readonly fileMs: number } | null {
  const piece = pieces.findLast(({ fromMs }) => fromMs <= takeMs);
  return piece && takeMs < piece.toMs ? { piece, fileMs: takeMs - piece.startMs } : null;
}

/** The next piece that begins after a moment, if any. */
export function nextPiece<F extends TimedFile>(
  { pieces }: Pick<Track<F>, 'pieces'>,
  takeMs: number,
): Piece<F> | undefined {
  return pieces.find(({ fromMs }) => fromMs > takeMs);
}

/** The moment of the take at a file's own time. */
export const takeMsOf = ({ startMs }: Pick<Piece<TimedFile>, 'startMs'>, fileMs: number): number => startMs + fileMs;

/** Where a track has nothing, of at least `leastMs`: from the take's beginning to its end. */
export function gapsOf(
  { pieces }: { readonly pieces: readonly Span[] },
  { lengthMs, leastMs }: { readonly lengthMs: number; readonly leastMs: number },
): Span[] {
  const gaps: Span[] = [];
  let sinceMs = 0;
  for (const { fromMs, toMs } of [...pieces, { fromMs: lengthMs, toMs: lengthMs }]) {
    if (fromMs - sinceMs >= leastMs) gaps.push({ fromMs: sinceMs, toMs: fromMs });
    sinceMs = Math.max(sinceMs, toMs);
  }
  return gaps;
}
