import { isSent } from '../../../shared/lesson/audience.ts';
import { isHit, openFault, runningDrill, shownIn } from '../../../shared/lesson/drill.ts';
import type { CameBack, Drill, DrillFault, DrillMeasure } from '../../../shared/lesson/drillState.ts';
import type { LessonState, Seat } from '../../../shared/lesson/state.ts';
import { readArrivals } from '../../media/arrivals.ts';
import type { LessonSession } from '../LessonSession.ts';
import type { Repairs } from '../SessionMedia.ts';
import { FlowMeter, type FlowTotal } from './FlowMeter.ts';
import { shiftClock } from './shiftClock.ts';

/** While a drill goes on what comes in is looked at this often, in ms. */
const LOOK_EVERY_MS = 100;

/** A fault is watched for at least so long; one that lasts, or shows late, for longer. In ms. */
const WATCH_MS = 8_000;
const WATCH_LONGER_MS: Partial<Record<DrillFault, number>> = {
  'worker-hang': 14_000,
  bandwidth: 20_000,
  'clock-offset': 15_000,
};

/** When all has been back for this long, it is back, in ms. */
const STEADY_MS = 3_000;

/** What is not back by then is reported as not back, in ms. */
const WATCH_MOST_MS = 40_000;

/** How wrong a display's clock is in a drill, in ms. */
const CLOCK_OFF_MS = 5 * 3_600_000;

type Session = Pick<LessonSession, 'store' | 'status' | 'tracks' | 'repairs' | 'measure' | 'ask'>;

/** A fault that is being watched. */
type Watched = {
  readonly drillId: Drill['drillId'];
  readonly index: number;
  readonly fault: DrillFault;
  readonly sinceMs: number;
  readonly repairsBefore: Repairs;
  readonly wasOverTcp: boolean;
  readonly undo: () => void;
  /** Since when all has been back; `null`: it is not. */
  steadySinceMs: number | null;
  lineMs: number;
  rejoined: boolean;
};

/** Measures while a drill goes on for how long this device is without picture, sound and line, and reports it. */
export class DrillReporter {
  readonly #session: Session;
  readonly #stop: () => void;
  readonly #nowMs: () => number;
  #meter = new FlowMeter();
  #timer: ReturnType<typeof setInterval> | undefined;
  #watched: Watched | undefined;
  #overTcp = false;
  #awaySinceMs: number | null = null;
  #looking = false;

  constructor(session: Session, nowMs = () => performance.now()) {
    this.#session = session;
    this.#nowMs = nowMs;
    const stops = [session.store.subscribe(() => this.#follow()), session.status.subscribe(() => this.#followLine())];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
    this.#follow();
  }

  close(): void {
    this.#stop();
    this.#rest();
  }

  /** Looks once at what has come in. Never rejects. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#read();
      this.#reportIfDone();
    } finally {
      this.#looking = false;
    }
  }

  #follow(): void {
    const drill = runningDrill(this.#session.store.read());
    if (!drill) {
      this.#rest();
      return;
    }
    const isNew = this.#timer === undefined;
    this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
    const fault = openFault(drill);
    const known = this.#watched;
    // One that was on before this page came: how it was before is not known here.
    if (isNew && fault) return;
    if (fault && known?.index !== drill.begun - 1) this.#begin(drill, fault);
    else if (!fault && known) this.#report(known);
  }

  #followLine(): void {
    const { step } = this.#session.status.read();
    const nowMs = this.#nowMs();
    if (step === 'joined') {
      if (this.#watched) this.#watched.lineMs = this.#lineGoneMs(this.#watched, nowMs);
      this.#awaySinceMs = null;
      return;
    }
    this.#awaySinceMs ??= nowMs;
    if (this.#watched) this.#watched.rejoined = true;
  }

  #begin(drill: Drill, fault: DrillFault): void {
    if (this.#watched) this.#report(this.#watched);
    const self = this.#self();
    const isShifted = fault === 'clock-offset' && self !== undefined && isHit(drill, fault, self);
    const nowMs = this.#nowMs();
    this.#meter.begin(nowMs);
    this.#watched = {
      ...{ drillId: drill.drillId, index: drill.begun - 1, fault, sinceMs: nowMs },
      ...{ repairsBefore: this.#session.repairs, wasOverTcp: this.#overTcp },
      undo: isShifted ? shiftClock(CLOCK_OFF_MS) : () => undefined,
      ...{ steadySinceMs: null, lineMs: 0, rejoined: false },
    };
  }

  async #read(): Promise<void> {
    const { tracks, overTcp } = readArrivals(await this.#session.measure());
    if (tracks.size > 0) this.#overTcp = overTcp;
    const state = this.#session.store.read();
    const totals = [...this.#session.tracks.read()].flatMap(([streamId, track]): FlowTotal[] => {
      const arrived = tracks.get(track.id);
      const key = keyOf(state, streamId);
      return arrived && key ? [{ ...arrived, key, trackId: track.id }] : [];
    });
    this.#meter.read(this.#nowMs(), totals, (key) => isExpected(state, this.#self(), key));
  }

  #reportIfDone(): void {
    const watched = this.#watched;
    if (!watched) return;
    const nowMs = this.#nowMs();
    const forMs = nowMs - watched.sinceMs;
    watched.steadySinceMs = this.#isBack(nowMs) ? (watched.steadySinceMs ?? nowMs) : null;
    const isSteady = watched.steadySinceMs !== null && nowMs - watched.steadySinceMs >= STEADY_MS;
    const leastMs = WATCH_LONGER_MS[watched.fault] ?? WATCH_MS;
    if ((forMs >= leastMs && isSteady) || forMs >= WATCH_MOST_MS) this.#report(watched);
  }

  #isBack(nowMs: number): boolean {
    const gaps = [this.#meter.gap('picture', nowMs), this.#meter.gap('sound', nowMs)];
    return this.#awaySinceMs === null && gaps.every(({ isBack }) => isBack);
  }

  #report(watched: Watched): void {
    this.#watched = undefined;
    watched.undo();
    const { drillId, index } = watched;
    const shown = shownIn(this.#session.store.read());
    // Once it is known here whether it was heard, the drill has gone on.
    this.#session
      .ask('drill.report', { drillId, index, measured: this.#measured(watched), shown })
      .catch(() => undefined);
  }

  #measured(watched: Watched): DrillMeasure {
    const nowMs = this.#nowMs();
    const [picture, sound] = [this.#meter.gap('picture', nowMs), this.#meter.gap('sound', nowMs)];
    return {
      pictureMs: picture.longestMs,
      soundMs: sound.longestMs,
      lineMs: Math.round(this.#lineGoneMs(watched, nowMs)),
      isBack: this.#isBack(nowMs),
      cameBack: this.#cameBack(watched),
    };
  }

  #cameBack({ repairsBefore, wasOverTcp, rejoined }: Watched): CameBack[] {
    const { iceRestarts, openings } = this.#session.repairs;
    return [
      ...(iceRestarts > repairsBefore.iceRestarts ? ['ice-restart' as const] : []),
      ...(openings > repairsBefore.openings ? ['new-transports' as const] : []),
      ...(this.#overTcp && !wasOverTcp ? ['tcp' as const] : []),
      ...(rejoined ? ['rejoined' as const] : []),
    ];
  }

  /** The longest time that the line has been gone since a fault, in ms. */
  #lineGoneMs({ lineMs, sinceMs }: Watched, nowMs: number): number {
    if (this.#awaySinceMs === null) return lineMs;
    return Math.max(lineMs, nowMs - Math.max(sinceMs, this.#awaySinceMs));
  }

  #self(): Seat | undefined {
    const status = this.#session.status.read();
    const seatId = status.step === 'joined' ? status.seatId : this.#lastSeatId;
    this.#lastSeatId = seatId;
    return seatId === undefined ? undefined : this.#session.store.read().seats[seatId];
  }
  #lastSeatId: Seat['seatId'] | undefined;

  #rest(): void {
    if (this.#watched) this.#report(this.#watched);
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#meter = new FlowMeter();
  }
}

/** The same picture or sound of the same seat, whichever stream carries it now. */
function keyOf({ streams }: LessonState, streamId: string): string | undefined {
  const stream = streams[streamId];
  return stream && `${stream.seatId}/${stream.kind}/${stream.medium}`;
}

/** Whether it is missed when it does not come: unless its stream is there and is not sent here on purpose. */
function isExpected(state: LessonState, self: Seat | undefined, key: string): boolean {
  const carrying = Object.values(state.streams).filter(({ streamId }) => keyOf(state, streamId) === key);
  const [seatId = ''] = key.split('/');
  // A classroom that left on purpose, or for good, is not missed either.
  if (carrying.length === 0) return state.seats[seatId]?.presence !== 'left';
  return self === undefined || carrying.some((stream) => isSent(state, stream, self));
}
