import { Observable } from '../kit/Observable.ts';
import { DrawnSizes } from './DrawnSizes.ts';
import type { MediaOfSession } from './LessonSession.ts';
import { LocalStreams } from './LocalStreams.ts';

const nothing = async (): Promise<void> => undefined;

/** The media of a seat that has none: a phone sees and hears the lesson on the screen of its classroom. */
export function noMedia(): MediaOfSession {
  return {
    tracks: new Observable(new Map()),
    local: new LocalStreams(nothing),
    drawn: new DrawnSizes(nothing),
    prepare: () => undefined,
    wanted: async () => ({ canReceive: null }),
    resume: nothing,
    open: nothing,
    catchUp: nothing,
    repairs: { iceRestarts: 0, openings: 0 },
    measure: async () => [],
    drop: () => undefined,
    close: () => undefined,
  };
}
