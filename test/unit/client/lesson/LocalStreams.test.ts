import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalStreams } from '../../../../client/lesson/LocalStreams.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { StreamId } from '../../../../shared/vocabulary/index.ts';
import { FakeTrack } from '../../../fakes/FakeTrack.ts';

const MICROPHONE = { kind: 'teacher-camera', medium: 'audio', soundMode: 'speech' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A link that notes what it does, and a server that answers when it is told to. */
function line() {
  const done: string[] = [];
  const sentAs: string[] = [];
  const told: boolean[] = [];
  const answers: PromiseWithResolvers<void>[] = [];
  const sendings: PromiseWithResolvers<void>[] = [];
  let answering = true;
  let streams = 0;
  const wait = async (waiting: PromiseWithResolvers<void>[]) => {
    if (answering) return;
    const answer = Promise.withResolvers<void>();
    waiting.push(answer);
    await answer.promise;
  };
  const local = new LocalStreams(async (_name, body) => {
    if ('muted' in body) told.push(body.muted);
    await wait(answers);
    return {};
  });
  const link = {
    send: async ({ coding, thin, medium }: { coding: string; thin: boolean; medium: string }) => {
      await wait(sendings);
      sentAs.push(`${medium} ${coding}${thin ? ' beside' : ''}`);
      streams += 1;
      return StreamId.parse(`str_${`${streams}`.padStart(16, '0')}`);
    },
    mute: (_streamId: StreamId, muted: boolean) => void done.push(muted ? 'silent' : 'aloud'),
    replace: async () => void done.push('replaced'),
    limit: async (_streamId: StreamId, _limit: { kind: string; rung: number; coding: string }) => undefined,
    stop: () => void done.push('stopped'),
  };
  const letAnswer = (yes: boolean) => {
    answering = yes;
  };
  return { local, link, done, sentAs, told, answers, sendings, letAnswer };
}

const microphone = (muted: boolean) => ({ ...MICROPHONE, muted, track: new FakeTrack('audio', 'desk') });
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a press on mute', () => {
  it('silences at once, although an earlier request has no answer', async () => {
    const { local, link, done, told, answers, letAnswer } = line();
    const stream = microphone(true);
    local.put(stream);
    await local.attach(link);
    letAnswer(false);
    local.mute('teacher-camera', 'audio', false);
    await settled();
    expect([stream.track.enabled, done.at(-1)]).toEqual([true, 'aloud']);
    local.mute('teacher-camera', 'audio', true);
    expect([stream.track.enabled, done.at(-1)]).toEqual([false, 'silent']);
    // The server hears of both, in their order.
    letAnswer(true);
    answers[0]?.resolve();
    await settled();
    expect(told).toEqual([false, true]);
  });

  it('silences what is just about to be sent, and the server hears of it', async () => {
    const { local, link, done, told, sendings, letAnswer } = line();
    const stream = microphone(false);
    letAnswer(false);
    local.put(stream);
    void local.attach(link);
    await settled();
    local.mute('teacher-camera', 'audio', true);
    expect(stream.track.enabled).toBe(false);
    letAnswer(true);
    sendings[0]?.resolve();
    await settled();
    expect([done.at(-1), told]).toEqual(['silent', [true]]);
  });

  it('is told again when it is not known whether it was heard', async () => {
    const { local, link, told, answers, letAnswer } = line();
    local.put(microphone(true));
    await local.attach(link);
    letAnswer(false);
    local.mute('teacher-camera', 'audio', false);
    await settled();
    local.mute('teacher-camera', 'audio', true);
    letAnswer(true);
    answers[0]?.reject(new AppError('connection.lost'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual([false, true]);
  });

  it('tells nothing when it was taken back before anything was told', async () => {
    const { local, link, told } = line();
    local.put(microphone(false));
    await local.attach(link);
    local.mute('teacher-camera', 'audio', true);
    local.mute('teacher-camera', 'audio', false);
    await settled();
    expect(told).toEqual([]);
  });
});

describe('a muted stream', () => {
  it('carries nothing from the moment at which it is held', () => {
    const { local } = line();
    const stream = microphone(true);
    local.put(stream);
    expect(stream.track.enabled).toBe(false);
  });

  it('is silent before another device takes its place, not after', async () => {
    const { local, link, done } = line();
    local.put(microphone(false));
    await local.attach(link);
    local.put(microphone(true));
    await settled();
    expect(done).toEqual(['silent', 'replaced']);
  });

  it('is sent as it is wished when its turn comes, not as it was when the link came', async () => {
    const { local, link, sendings, letAnswer } = line();
    const sent = vi.spyOn(link, 'send');
    letAnswer(false);
    local.put({ ...MICROPHONE, medium: 'video', muted: false, track: new FakeTrack('video', 'front') });
    local.put(microphone(false));
    void local.attach(link);
    await settled();
    local.mute('teacher-camera', 'audio', true);
    letAnswer(true);
    sendings[0]?.resolve();
    await settled();
    expect(sent.mock.calls).toMatchObject([[{ medium: 'video' }], [{ medium: 'audio', muted: true }]]);
  });
});

it('sends everything again over the next link', async () => {
  const { local, link } = line();
  const sent = vi.spyOn(link, 'send');
  local.put(microphone(true));
  await local.attach(link);
  local.detach();
  await local.attach(link);
  expect(sent).toHaveBeenCalledTimes(2);
});

describe('the gate', () => {
  it('lets nothing through and tells nobody; what is muted meanwhile stays silent when it opens', async () => {
    const { local, link, told } = line();
    const stream = microphone(false);
    local.put(stream);
    await local.attach(link);
    local.gate('teacher-camera', 'audio', true);
    expect(stream.track.enabled).toBe(false);
    local.gate('teacher-camera', 'audio', false);
    expect(stream.track.enabled).toBe(true);
    local.mute('teacher-camera', 'audio', true);
    local.gate('teacher-camera', 'audio', true);
    local.gate('teacher-camera', 'audio', false);
    await settled();
    expect(stream.track.enabled).toBe(false);
    expect(told).toEqual([true]);
  });

  it('holds for a microphone that is put in place of another', () => {
    const { local } = line();
    local.put(microphone(false));
    local.gate('teacher-camera', 'audio', true);
    const next = microphone(false);
    local.put(next);
    expect(next.track.enabled).toBe(false);
  });
});

describe('the lines of the lesson', () => {
  const camera = () =>
    ({
      kind: 'teacher-camera',
      medium: 'video',
      soundMode: 'speech',
      muted: false,
      track: new FakeTrack('video', 'desk'),
    }) as const;

  it('get a thin sound beside the usual one while somebody needs it, as silent as that', async () => {
    const { local, link, done, sentAs } = line();
    local.put(microphone(false));
    await local.attach(link);
    local.suitLines({ thinSound: 'beside', pictures: true, onStage: false });
    await settled();
    expect(sentAs).toEqual(['audio speech', 'audio thin beside']);
    local.mute('teacher-camera', 'audio', true);
    await settled();
    expect(done.slice(-2)).toEqual(['silent', 'silent']);
    local.suitLines({ thinSound: 'none', pictures: true, onStage: false });
    await settled();
    expect(done.filter((each) => each === 'stopped')).toHaveLength(1);
  });

  it('get thin sound and no picture from a device whose own line carries no more, and all again afterwards', async () => {
    const { local, link, done, sentAs } = line();
    local.put(microphone(false));
    local.put(camera());
    await local.attach(link);
    local.suitLines({ thinSound: 'instead', pictures: false, onStage: false });
    await settled();
    expect(sentAs).toEqual(['audio speech', 'video speech', 'audio thin']);
    expect(done).toContain('silent');
    local.suitLines({ thinSound: 'none', pictures: true, onStage: false });
    await settled();
    expect([sentAs.at(-1), done.includes('aloud')]).toEqual(['audio speech', true]);
  });

  it('are suited by what is sent anew, too', async () => {
    const { local, link, done, sentAs } = line();
    local.put(camera());
    local.suitLines({ thinSound: 'instead', pictures: false, onStage: false });
    await local.attach(link);
    expect([sentAs, done]).toEqual([['video speech'], ['silent']]);
  });
});

describe('the own way up', () => {
  const use = { asking: false, resting: false } as const;
  const picture = (kind: 'teacher-camera' | 'courseware') =>
    ({ kind, medium: 'video', soundMode: 'speech', muted: false, track: new FakeTrack('video', kind) }) as const;

  it('limits all that is sent at once, although an earlier request has no answer, and what begins later', async () => {
    const { local, link, letAnswer } = line();
    const limited = vi.spyOn(link, 'limit');
    local.put(microphone(false));
    local.put(picture('teacher-camera'));
    await local.attach(link);
    letAnswer(false);
    local.mute('teacher-camera', 'audio', true);
    limited.mockClear();
    local.suitUplink({ ...use, rung: 2 });
    expect(limited.mock.calls).toMatchObject([
      ['str_0000000000000001', { rung: 2, coding: 'speech' }],
      ['str_0000000000000002', { rung: 2 }],
    ]);
    const later = line();
    const limitedLater = vi.spyOn(later.link, 'limit');
    later.local.put(microphone(false));
    later.local.suitUplink({ ...use, rung: 2 });
    await later.local.attach(later.link);
    expect(limitedLater.mock.calls).toMatchObject([['str_0000000000000001', { rung: 2 }]]);
  });

  it("leaves what the teacher shows more than the teacher's face", async () => {
    const { local, link } = line();
    const limited = vi.spyOn(link, 'limit');
    local.put(picture('teacher-camera'));
    local.put(picture('courseware'));
    await local.attach(link);
    limited.mockClear();
    local.suitUplink({ ...use, rung: 1 });
    expect(limited.mock.calls.map(([, { kind, rung }]) => [kind, rung])).toEqual([
      ['teacher-camera', 2],
      ['courseware', 1],
    ]);
  });

  it('lets music be coded as speech before it breaks, without a gap, and again as music', async () => {
    const { local, link, done, sentAs } = line();
    local.put({ ...microphone(false), soundMode: 'music' });
    await local.attach(link);
    const sent = vi.spyOn(link, 'send').mockImplementationOnce(async (stream) => {
      // The music goes on until speech has begun.
      expect(done).not.toContain('stopped');
      sentAs.push(`${stream.medium} ${stream.coding}`);
      return StreamId.parse('str_0000000000000009');
    });
    local.suitUplink({ ...use, rung: 3 });
    await settled();
    expect([sent.mock.calls.length, sentAs, done.at(-1)]).toEqual([1, ['audio music', 'audio speech'], 'stopped']);
    local.suitUplink({ ...use, rung: 0 });
    await settled();
    expect(sentAs.at(-1)).toBe('audio music');
  });
});
