import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Observable } from '../../../../../client/kit/Observable.ts';
import { DrillReporter } from '../../../../../client/lesson/drill/DrillReporter.ts';
import type { SessionStatus } from '../../../../../client/lesson/LessonSession.ts';
import { LessonStore } from '../../../../../client/lesson/LessonStore.ts';
import type { DrillFault } from '../../../../../shared/lesson/drillState.ts';
import type { BodyInput, NewFact } from '../../../../../shared/protocol/index.ts';
import type { StreamId } from '../../../../../shared/vocabulary/index.ts';
import { ids } from '../../../../support/ids.ts';
import { classroomSeat, liveLesson, numbered } from '../../../../support/lessons.ts';

const JOINED: SessionStatus = { step: 'joined', seatId: classroomSeat(1) };
const drillId = ids.drill(1);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A display that gets the teacher's picture and sound, and what it reports. */
function openDisplay() {
  const store = new LessonStore();
  store.reset(liveLesson);
  const status = new Observable<SessionStatus>(JOINED);
  const repairs = { iceRestarts: 0, openings: 1 };
  const tracks = new Observable<ReadonlyMap<StreamId, MediaStreamTrack>>(
    new Map(
      [0, 1].map((n) => {
        const track: Partial<MediaStreamTrack> = { id: `track-${n}` };
        return [ids.stream(n), track as MediaStreamTrack];
      }),
    ),
  );
  const world = { flows: true, overTcp: false, frames: 1 };
  const reports: BodyInput<'drill.report'>[] = [];
  const measure = async (): Promise<[string, RTCStats][]> => {
    if (world.flows) world.frames += 3;
    const inbound = (n: number, kind: string) => ({
      ...{ id: `in-${n}`, timestamp: 0, type: 'inbound-rtp' as const, kind, trackIdentifier: `track-${n}` },
      ...{ framesDecoded: world.frames, packetsReceived: world.frames },
    });
    const stats = [
      inbound(0, 'audio'),
      inbound(1, 'video'),
      { id: 'T', timestamp: 0, type: 'transport' as const, selectedCandidatePairId: 'P' },
      { id: 'P', timestamp: 0, type: 'candidate-pair' as const, localCandidateId: 'C' },
      { id: 'C', timestamp: 0, type: 'local-candidate' as const, protocol: world.overTcp ? 'tcp' : 'udp' },
    ];
    return stats.map((one) => [one.id, one]);
  };
  const ask = async (name: string, body: unknown) => {
    if (name === 'drill.report') reports.push(body as BodyInput<'drill.report'>);
    return {} as never;
  };
  const session = {
    ...{ store, status, tracks, measure, ask },
    get repairs() {
      return { ...repairs };
    },
  };
  const reporter = new DrillReporter(session, () => Date.now());
  const happens = (...facts: NewFact[]) => store.apply(numbered(facts, store.read().seq + 1));
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const begin = async (fault: DrillFault) => {
    happens({ type: 'drill.began', data: { drillId, faults: [fault], classroomId: null } });
    await pass(3_000);
    happens({ type: 'drill.fault-began', data: { drillId, index: 0, seats: [classroomSeat(1)] } });
  };
  return { world, repairs, status, reports, reporter, happens, pass, begin };
}

describe('a display in a drill', () => {
  it('reports once how long picture and sound were gone, and how they came back', async () => {
    const { world, repairs, reports, pass, begin, reporter } = openDisplay();
    await begin('worker-kill');
    world.flows = false;
    await pass(2_000);
    world.flows = true;
    repairs.openings += 1;
    await pass(30_000);
    expect(reports).toHaveLength(1);
    const [{ measured, ...rest } = never()] = reports;
    expect(rest).toEqual({ drillId, index: 0, shown: { surface: null, stage: [] } });
    expect(measured).toMatchObject({ lineMs: 0, isBack: true, cameBack: ['new-transports'] });
    for (const ms of [measured.pictureMs, measured.soundMs]) {
      expect(ms).toBeGreaterThanOrEqual(2_000);
      expect(ms).toBeLessThanOrEqual(2_200);
    }
    reporter.close();
  });

  it('waits until all is back, and reports what never comes', async () => {
    const { world, reports, pass, begin, reporter } = openDisplay();
    await begin('media-drop');
    world.flows = false;
    await pass(39_000);
    expect(reports).toEqual([]);
    await pass(2_000);
    expect(reports[0]?.measured).toMatchObject({ isBack: false });
    reporter.close();
  });

  it('measures how long its line is gone, and says that it goes over TCP now', async () => {
    const { world, status, reports, pass, begin, reporter } = openDisplay();
    await begin('signal-drop');
    status.set({ step: 'away', sinceAtMs: 0 });
    await pass(1_500);
    status.set(JOINED);
    world.overTcp = true;
    await pass(20_000);
    expect(reports[0]?.measured).toMatchObject({ lineMs: 1_500, cameBack: ['tcp', 'rejoined'] });
    reporter.close();
  });

  it('says what it has when the fault is watched no more', async () => {
    const { reports, happens, pass, begin, reporter } = openDisplay();
    await begin('worker-hang');
    await pass(1_000);
    happens({ type: 'drill.fault-ended', data: { drillId, index: 0, made: true } });
    expect(reports).toHaveLength(1);
    reporter.close();
  });

  it('believes in a wrong clock only while that is tried', async () => {
    const { happens, begin, reporter } = openDisplay();
    const right = Date.now;
    await begin('clock-offset');
    expect(Date.now() - right.call(Date)).toBe(5 * 3_600_000);
    happens({ type: 'drill.ended', data: { drillId, reason: 'stopped' } });
    expect(Date.now).toBe(right);
    reporter.close();
  });

  it('says nothing of a fault that was on before it came', async () => {
    const { reports, happens, pass, reporter } = openDisplay();
    happens(
      { type: 'drill.began', data: { drillId, faults: ['worker-kill'], classroomId: null } },
      { type: 'drill.fault-began', data: { drillId, index: 0, seats: [classroomSeat(1)] } },
    );
    await pass(60_000);
    expect(reports).toEqual([]);
    reporter.close();
  });
});

const never = (): never => {
  throw new Error('nothing was reported');
};
