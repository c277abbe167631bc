import { useEffect } from 'react';
import { useObservable } from '../../kit/Observable.ts';
import { LevelProbe } from '../../media/LevelProbe.ts';
import { VoiceDetector } from '../../media/VoiceDetector.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** How often it listens, in ms. */
const LISTEN_EVERY_MS = 50;

/**
 * Tells the lesson whenever this device's microphone begins or ceases to carry a voice, for as long as the component is
 * there. What is muted or gated carries none. After a break it tells again what holds.
 *
 * @param kind - Which of the device's streams is its microphone.
 */
export function useVoiceReport(session: LessonSession, kind: 'teacher-camera' | 'classroom-return'): void {
  const track = useObservable(session.local.streams).get(`${kind}/audio`)?.track;
  const live = useLesson(session.store, ({ phase }) => phase === 'live');
  const status = useObservable(session.status);
  const seatId = status.step === 'joined' ? status.seatId : undefined;
  useEffect(() => {
    if (!track || !live || !seatId) return;
    const probe = new LevelProbe(track);
    const detector = new VoiceDetector();
    let asking = false;
    const listen = (): void => {
      const audible = detector.hear(probe.readDbov(), performance.now());
      const told = session.store.read().audible[seatId] !== undefined;
      if (audible === told || asking) return;
      asking = true;
      // What was not heard is told again by the next look.
      session
        .ask('audible.tell', { audible })
        .catch(() => undefined)
        .finally(() => {
          asking = false;
        });
    };
    const timer = setInterval(listen, LISTEN_EVERY_MS);
    return () => {
      clearInterval(timer);
      probe.close();
    };
  }, [track, live, seatId, session]);
}
