import { isGuarded, stageMates } from '../../../shared/lesson/guard.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Observable } from '../../kit/Observable.ts';
import { EchoGate } from '../../media/EchoGate.ts';
import { LevelProbe } from '../../media/LevelProbe.ts';
import type { LessonSession } from '../LessonSession.ts';

/** How often it looks, in ms: a syllable is not cut and an echo does not get round. */
const LOOK_EVERY_MS = 20;

const SILENCE_DBOV = -120;
const KIND = 'classroom-return';

type Parts = {
  readonly session: Pick<LessonSession, 'store' | 'tracks' | 'local'>;
  readonly seatId: SeatId;
  /** Our microphone as it is, which goes on hearing while what is sent carries nothing. */
  readonly microphone: Observable<MediaStreamTrack | undefined>;
};

/** Guards a classroom's microphone for as long as it shares the stage, see `EchoGate`. The returned function ends it. */
export function guardStage({ session, seatId, microphone }: Parts): () => void {
  const ears = new Ears();
  let gate: EchoGate | undefined;
  const look = (): void => {
    const state = session.store.read();
    if (!isGuarded(state, seatId)) {
      if (gate) session.local.gate(KIND, 'audio', false);
      gate = undefined;
      ears.keep([]);
      return;
    }
    gate ??= new EchoGate();
    const own = microphone.read();
    const mates = stageMates(state, seatId).flatMap((mate) => {
      const stream = Object.values(state.streams).find((s) => s.seatId === mate.seatId && s.medium === 'audio');
      const track = stream && session.tracks.read().get(stream.streamId);
      return track ? [{ track, first: mate.first }] : [];
    });
    ears.keep([...(own ? [own] : []), ...mates.map(({ track }) => track)]);
    const loudest = mates
      .map(({ track, first }) => ({ dbov: ears.dbovOf(track), first }))
      .reduce((a, b) => (b.dbov > a.dbov ? b : a), { dbov: SILENCE_DBOV, first: false });
    const passes = gate.passes({
      nowMs: performance.now(),
      localDbov: own ? ears.dbovOf(own) : SILENCE_DBOV,
      remoteDbov: loudest.dbov,
      remoteFirst: loudest.first,
    });
    session.local.gate(KIND, 'audio', !passes);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    ears.keep([]);
    session.local.gate(KIND, 'audio', false);
  };
}

/** One ear for each track that matters now. */
class Ears {
  readonly #probes = new Map<MediaStreamTrack, LevelProbe>();

  keep(tracks: readonly MediaStreamTrack[]): void {
    for (const [track, probe] of this.#probes) {
      if (tracks.includes(track)) continue;
      probe.close();
      this.#probes.delete(track);
    }
    for (const track of tracks) if (!this.#probes.has(track)) this.#probes.set(track, new LevelProbe(track));
  }

  dbovOf(track: MediaStreamTrack): number {
    return this.#probes.get(track)?.readDbov() ?? SILENCE_DBOV;
  }
}
