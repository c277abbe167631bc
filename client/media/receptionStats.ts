import type { Reception } from '../../shared/lesson/receptionState.ts';
import type { DrawnSize } from '../../shared/protocol/index.ts';
import type { StreamId } from '../../shared/vocabulary/index.ts';

/** The fields of `RTCInboundRtpStreamStats` that are read here. */
type Inbound = RTCStats & {
  readonly kind?: string;
  readonly trackIdentifier?: string;
  readonly frameHeight?: number;
  readonly framesDecoded?: number;
  readonly framesDropped?: number;
  readonly totalFreezesDuration?: number;
  readonly jitterBufferDelay?: number;
  readonly jitterBufferEmittedCount?: number;
  readonly totalSamplesReceived?: number;
  readonly concealedSamples?: number;
};

/** What a browser has received of one track since it began; times in s. */
type TrackTotals = {
  readonly isPicture: boolean;
  readonly heightPx: number;
  readonly frames: number;
  readonly frozenS: number;
  readonly waitedS: number;
  readonly waited: number;
  readonly samples: number;
  readonly concealed: number;
};

/** Running totals of what a browser received, by track. */
export type ReceivedTotals = { readonly atS: number; readonly tracks: ReadonlyMap<string, TrackTotals> };

/** Reads the totals of every track that comes in. `atS`: now, in s, on a clock that only goes on. */
export function readReceived(report: Iterable<readonly [string, RTCStats]>, atS: number): ReceivedTotals {
  const tracks = new Map<string, TrackTotals>();
  for (const [, stats] of report) {
    const inbound = stats as Inbound;
    if (inbound.type !== 'inbound-rtp' || inbound.trackIdentifier === undefined) continue;
    tracks.set(inbound.trackIdentifier, {
      isPicture: inbound.kind === 'video',
      heightPx: inbound.frameHeight ?? 0,
      frames: (inbound.framesDecoded ?? 0) - (inbound.framesDropped ?? 0),
      frozenS: inbound.totalFreezesDuration ?? 0,
      waitedS: inbound.jitterBufferDelay ?? 0,
      waited: inbound.jitterBufferEmittedCount ?? 0,
      samples: inbound.totalSamplesReceived ?? 0,
      concealed: inbound.concealedSamples ?? 0,
    });
  }
  return { atS, tracks };
}

/** What is received and drawn on this device just now. */
export type Seen = {
  /** The track of each stream. */
  readonly tracks: ReadonlyMap<StreamId, Pick<MediaStreamTrack, 'id'>>;
  /** How large each is drawn now. */
  readonly sizes: readonly DrawnSize[];
};

/** What was seen and heard between two readings: every picture that is drawn, and all sound together. */
export function receptionBetween(before: ReceivedTotals, now: ReceivedTotals, { tracks, sizes }: Seen): Reception {
  const spanS = now.atS - before.atS;
  const changes = new Map([...now.tracks].map(([id, totals]) => [id, change(before.tracks.get(id), totals)]));
  const pictures = sizes.flatMap(({ streamId, heightPx }) => {
    if (heightPx === 0) return [];
    const seen = changes.get(tracks.get(streamId)?.id ?? '');
    const picture = seen && seen.frames > 0 ? seen : nothing;
    return [
      {
        streamId,
        layerPx: picture.heightPx,
        drawnPx: heightPx,
        fps: rounded(Math.min(240, spanS > 0 ? picture.frames / spanS : 0), 10),
        frozenRatio: frozenRatio(picture, spanS),
        bufferMs: waitedMs([picture]),
      },
    ];
  });
  const sounds = [...changes.values()].filter(({ isPicture, waited }) => !isPicture && waited > 0);
  const samples = sum(sounds, 'samples');
  return {
    pictures,
    concealedRatio: samples > 0 ? rounded(Math.min(1, sum(sounds, 'concealed') / samples), 1_000) : null,
    soundBufferMs: waitedMs(sounds),
  };
}

const nothing: TrackTotals = {
  isPicture: true,
  heightPx: 0,
  frames: 0,
  frozenS: 0,
  waitedS: 0,
  waited: 0,
  samples: 0,
  concealed: 0,
};

/** What came between two readings of a track; a track that is new, or counts anew, came all since. */
function change(before: TrackTotals | undefined, now: TrackTotals): TrackTotals {
  const since = (part: Exclude<keyof TrackTotals, 'isPicture' | 'heightPx'>): number => {
    const grown = now[part] - (before?.[part] ?? 0);
    return grown < 0 ? now[part] : grown;
  };
  return {
    isPicture: now.isPicture,
    heightPx: now.heightPx,
    frames: since('frames'),
    frozenS: since('frozenS'),
    waitedS: since('waitedS'),
    waited: since('waited'),
    samples: since('samples'),
    concealed: since('concealed'),
  };
}

/** A picture that was paused on purpose counts its whole pause as one freeze when it goes on: more than there was time for. */
function frozenRatio({ frames, frozenS }: TrackTotals, spanS: number): number {
  if (frames === 0) return 1;
  return frozenS <= spanS ? rounded(Math.max(0, frozenS / Math.max(spanS, Number.EPSILON)), 1_000) : 0;
}

function waitedMs(tracks: readonly TrackTotals[]): number | null {
  const waited = sum(tracks, 'waited');
  return waited > 0 ? Math.min(60_000, Math.round((sum(tracks, 'waitedS') / waited) * 1_000)) : null;
}

const sum = (tracks: readonly TrackTotals[], part: Exclude<keyof TrackTotals, 'isPicture'>): number =>
  tracks.reduce((total, track) => total + track[part], 0);

const rounded = (value: number, steps: number): number => Math.round(value * steps) / steps;
