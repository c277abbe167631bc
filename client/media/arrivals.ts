/** What has arrived of one track so far: pictures decoded, or packets of sound. */
export type Arrived = { readonly medium: 'picture' | 'sound'; readonly total: number };

/** What has arrived by one transport. */
export type Arrivals = {
  /** By track. */
  readonly tracks: ReadonlyMap<string, Arrived>;
  /** Whether the path that is in use is over TCP. */
  readonly overTcp: boolean;
};

/** The fields that are read here; browsers give more. */
type Stats = RTCStats & {
  readonly kind?: string;
  readonly trackIdentifier?: string;
  readonly framesDecoded?: number;
  readonly packetsReceived?: number;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly protocol?: string;
};

/** Reads what has arrived by the transport on which this device receives. */
export function readArrivals(report: Iterable<readonly [string, RTCStats]>): Arrivals {
  const all = new Map<string, Stats>(report);
  const tracks = new Map<string, Arrived>();
  let overTcp = false;
  for (const stats of all.values()) {
    if (stats.type === 'inbound-rtp' && stats.trackIdentifier !== undefined) {
      const isPicture = stats.kind === 'video';
      const total = (isPicture ? stats.framesDecoded : stats.packetsReceived) ?? 0;
      tracks.set(stats.trackIdentifier, { medium: isPicture ? 'picture' : 'sound', total });
    }
    if (stats.type === 'transport' && stats.selectedCandidatePairId !== undefined) {
      const pair = all.get(stats.selectedCandidatePairId);
      overTcp ||= all.get(pair?.localCandidateId ?? '')?.protocol === 'tcp';
    }
  }
  return { tracks, overTcp };
}
