import type { TransportOffer } from '../../../shared/protocol/index.ts';

type Candidate = TransportOffer['iceCandidates'][number];

/** One step of the local preference in a candidate's priority (RFC 8445, 5.1.2). mediasoup puts 1,100 between UDP and TCP. */
const PREFERENCE_STEP = 2 ** 8;

/** The candidates of a transport that listens on all of this machine's addresses, as they are seen at each of these. */
export function candidatesAt(addresses: readonly string[], listening: readonly Candidate[]): Candidate[] {
  return addresses.flatMap((address, place) =>
    listening.map((candidate) => ({
      ...candidate,
      ip: address,
      address,
      priority: candidate.priority - place * PREFERENCE_STEP,
    })),
  );
}
