import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PupilLine } from '../../../../../client/lesson/pupils/PupilLine.ts';
import type { Pupil, PupilSheet } from '../../../../../shared/api/index.ts';
import { AppError } from '../../../../../shared/errors/index.ts';
import type { PupilAnswer } from '../../../../../shared/lesson/pupilsState.ts';
import type { PollId, PupilId } from '../../../../../shared/vocabulary/index.ts';

const pupil: Pupil = {
  pupilId: 'pup_0000000000000001' as PupilId,
  nickname: '小红',
  lessonTitle: '茉莉花',
  schoolName: '双湾小学',
  classroomName: '五年级',
};
const quiet: PupilSheet = { phase: 'live', poll: null, answer: null, version: 'v1' };
const asked: PupilSheet = {
  phase: 'live',
  poll: {
    pollId: 'pol_0000000000000001' as PollId,
    type: 'single',
    question: '',
    options: ['', ''],
    open: true,
    correct: null,
    pictured: false,
  },
  answer: null,
  version: 'v2',
};
const tick = (option: number): PupilAnswer => ({ kind: 'choices', options: [option] });

/** A server that a test answers for. */
class Server {
  reads: { after: string | undefined; say: (sheet: PupilSheet) => void; refuse: (code: AppError) => void }[] = [];
  given: PupilAnswer[] = [];
  refusals: AppError[] = [];
  entered: [code: string, nickname: string][] = [];
  closedTo: AppError | null = null;

  readonly asks = {
    enter: async (code: string, nickname: string) => {
      if (this.closedTo) throw this.closedTo;
      this.entered.push([code, nickname]);
    },
    read: (after: string | undefined) =>
      new Promise<{ pupil: Pupil; sheet: PupilSheet }>((resolve, reject) => {
        this.reads.push({ after, say: (sheet) => resolve({ pupil, sheet }), refuse: reject });
      }),
    answer: async (_pollId: string, answer: PupilAnswer) => {
      const refusal = this.refusals.shift();
      if (refusal) throw refusal;
      this.given.push(answer);
    },
  };
}

let server: Server;
let line: PupilLine;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  line = new PupilLine(server.asks);
  line.open();
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
});

const goOn = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const say = async (sheet: PupilSheet) => {
  server.reads.at(-1)?.say(sheet);
  await goOn();
};

describe('a pupil’s device', () => {
  it('asks again after each answer, with what it has seen', async () => {
    await say(quiet);
    expect(line.view.read()).toMatchObject({ step: 'in', pupil: { nickname: '小红' }, sheet: { poll: null } });
    await goOn(300);
    expect(server.reads.map(({ after }) => after)).toEqual([undefined, 'v1']);
    await say(asked);
    expect(line.view.read()).toMatchObject({ sheet: { poll: { type: 'single' } } });
  });

  it('shows an answer at once, and keeps it while it is on its way', async () => {
    await say(asked);
    await goOn(300);
    server.refusals.push(new AppError('connection.lost'));
    void line.answer(tick(1));
    expect(line.view.read()).toMatchObject({ sheet: { answer: tick(1) }, sending: 'sending' });
    await say({ ...asked, version: 'v3' });
    expect(line.view.read()).toMatchObject({ sheet: { answer: tick(1) }, sending: 'sending' });
    await goOn(2_000);
    expect(server.given).toEqual([tick(1)]);
    expect(line.view.read()).toMatchObject({ sheet: { answer: tick(1) }, sending: 'no' });
  });

  it('says that an answer was refused, and only of the newest', async () => {
    await say(asked);
    server.refusals.push(new AppError('poll.closed'));
    await line.answer(tick(0));
    expect(line.view.read()).toMatchObject({ sending: 'failed' });
    server.refusals.push(new AppError('connection.lost'));
    const first = line.answer(tick(0));
    await line.answer(tick(1));
    await goOn(2_000);
    await first;
    expect(server.given).toEqual([tick(1)]);
    expect(line.view.read()).toMatchObject({ sending: 'no', sheet: { answer: tick(1) } });
  });

  it('says that the server is away, and goes on by itself', async () => {
    await say(quiet);
    await goOn(300);
    server.reads.at(-1)?.refuse(new AppError('connection.lost'));
    await goOn();
    expect(line.view.read()).toMatchObject({ step: 'in', away: true });
    await goOn(2_000);
    await say(asked);
    expect(line.view.read()).toMatchObject({ step: 'in', away: false, sheet: { version: 'v2' } });
  });

  it('goes over to the lesson of a code that was scanned, under the same name', async () => {
    line.close();
    line.open('XYZ789');
    await say({ ...quiet, phase: 'ended' });
    expect(server.entered).toEqual([['XYZ789', '小红']]);
    await say(asked);
    expect(line.view.read()).toMatchObject({ step: 'in', sheet: { phase: 'live' } });
    await goOn(300);
    expect(server.entered).toHaveLength(1);
  });

  it('asks for a name when the scanned code does not let it in', async () => {
    line.close();
    server.closedTo = new AppError('pupil.not-admitted');
    line.open('XYZ789');
    await say({ ...quiet, phase: 'ended' });
    expect(line.view.read()).toEqual({ step: 'out', code: 'pupil.not-admitted' });
  });

  it('stays in its lesson when the scanned code is of none', async () => {
    line.close();
    server.closedTo = new AppError('pupil.code-unknown');
    line.open('XYZ789');
    await say(quiet);
    await goOn(300);
    await say(asked);
    expect(line.view.read()).toMatchObject({ step: 'in', sheet: { version: 'v2' } });
  });

  it('is out when it never came, and is told when it was sent away', async () => {
    server.reads.at(-1)?.refuse(new AppError('pupil.not-found'));
    await goOn();
    expect(line.view.read()).toEqual({ step: 'out', code: null });
    await line.enter('ABC234', '小红');
    await say(quiet);
    await goOn(300);
    server.reads.at(-1)?.refuse(new AppError('pupil.not-found'));
    await goOn();
    expect(line.view.read()).toEqual({ step: 'out', code: 'pupil.not-found' });
  });
});
