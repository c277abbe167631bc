import { openFault, runningDrill, seatsHit } from '../../../shared/lesson/drill.ts';
import { runningTake } from '../../../shared/lesson/takes.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { Recording } from '../ports.ts';

/** What a thin line carries in a drill, in bit/s. */
const THIN_BPS = 300_000;

/** What was done about a fault: whether it could be made, and how to undo it. */
export type Struck = { readonly made: boolean; readonly undo: () => Promise<void> };

const nothing = async (): Promise<void> => undefined;
const made: Struck = { made: true, undo: nothing };

/** Makes the fault that a lesson's log says is on now. */
export async function strike(lesson: LiveLesson, recording: Pick<Recording, 'strikeRecorder'>): Promise<Struck> {
  const { state, faults } = lesson;
  const drill = runningDrill(state);
  const fault = openFault(drill);
  if (!drill || !fault) return { made: false, undo: nothing };
  const seats = seatsHit(state, drill, fault);
  switch (fault) {
    case 'worker-kill':
      return { made: await faults.strikeWorker('kill'), undo: nothing };
    case 'worker-hang':
      return { made: await faults.strikeWorker('hang'), undo: nothing };
    case 'recorder-kill':
      return { made: runningTake(state) !== undefined && recording.strikeRecorder(), undo: nothing };
    case 'signal-drop':
      faults.cutLines(seats);
      return made;
    case 'media-drop':
      faults.breakPaths(seats);
      return made;
    case 'force-tcp':
      faults.leaveTcp(seats);
      return { made: true, undo: async () => faults.giveUdpBack(seats) };
    case 'bandwidth':
      await faults.limit(seats, THIN_BPS);
      return { made: true, undo: () => faults.limit(seats, null) };
    // It is on the displays themselves: they know from the log whom it hits.
    case 'clock-offset':
      return made;
  }
}
