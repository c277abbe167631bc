import { BUZZER_LEAD_MS, closeBuzzer, nameFirst, openBuzzer, pressBuzzer } from '../../../shared/lesson/buzzer.ts';
import type { Handlers, RequestName } from '../../../shared/protocol/index.ts';
import { BuzzerId, idPrefixes } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked } from '../Caller.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { changeBy, classroomOf, seatingOf, teachingSeatOf } from '../seated.ts';

/** How often it is looked whether the first can be named, in ms; also how soon a write that failed is tried again. */
const LOOK_EVERY_MS = 100;

/** The race for the answer. */
export function buzzerHandlers({ clock }: { clock: Clock }) {
  const watched = new WeakSet<LiveLesson>();

  /** From the first press in a lesson on, somebody looks whether the first can be named. */
  function watch(lesson: LiveLesson): void {
    if (watched.has(lesson)) return;
    watched.add(lesson);
    lesson.every(LOOK_EVERY_MS, () => {
      const nowMs = clock.nowMs();
      if (nameFirst(lesson.state, nowMs).length === 0) return;
      // What cannot be stored now is tried at the next look.
      lesson.settle((state) => nameFirst(state, nowMs)).catch(() => undefined);
    });
  }

  return {
    'buzzer.open': (asked) => {
      const [buzzerId, nowMs] = [newId(BuzzerId, idPrefixes.buzzer), clock.nowMs()];
      return changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: openBuzzer(state, buzzerId, nowMs),
        reply: { buzzerId, opensAtMs: nowMs + BUZZER_LEAD_MS },
      }));
    },
    'buzzer.press': async (asked, { buzzerId, pressedAtMs }) => {
      const arrivedAtMs = clock.nowMs();
      const seating = seatingOf(asked);
      const { seatId } = seating;
      watch(seating.lesson);
      return changeBy(seating, asked, (state, self) => {
        const press = { buzzerId, classroomId: classroomOf(self), seatId, claimedAtMs: pressedAtMs, arrivedAtMs };
        return { facts: pressBuzzer(state, press), reply: {} };
      });
    },
    'buzzer.close': (asked, { buzzerId }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: closeBuzzer(state, buzzerId), reply: {} })),
  } satisfies Pick<Handlers<Asked>, Extract<RequestName, `buzzer.${string}`>>;
}
