import { writeFile } from 'node:fs/promises';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { EndpointInput } from '../../../shared/api/index.ts';
import { type ShareId, TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { deck } from '../decks.ts';
import { addPerson, addSchool } from '../district.ts';
import { rawRequest, TestApp, type TestBrowser } from '../TestApp.ts';
import { addTake, addTrackFile, type MadeTake } from './addTake.ts';
import { numberedFile } from './numberedFile.ts';
import { seats, streams, takeLog } from './takeLesson.ts';

export const T0 = 1_900_000_000_000;
export const DAY_MS = 86_400_000;
/** Files begin a little after the take. */
export const FILE_AT_MS = 100;
const LENGTH_MS = 29_000;
/** What is shared unless a test wants something else. */
export const CLIP = { fromMs: 9_500, toMs: 22_000 };
/** The teacher's last key picture before the clip: they are four seconds apart in the file's own time. */
export const CLIP_BEGINS_MS = 8_000 + FILE_AT_MS;
/** What the door says to whoever has no link that is good. */
export const GONE = ['share.not-found', 'share.not-found'];

type Wish = Partial<EndpointInput<'shares.make'>['body']>;

/** A server with takes of real files, their teacher, and guests without cookies. Everything is asked for over HTTP. */
export class ShareServer {
  readonly clock = new FakeClock(T0 + DAY_MS);
  readonly #kept = keptLog();
  #app: TestApp | undefined;
  #teacher: TestBrowser | undefined;
  #takeId: TakeId | undefined;
  #otherTakeId: TakeId | undefined;
  #secrets = 0;
  readonly goingTakeId = TakeId.parse('tak_0000000000000777');

  static async start(): Promise<ShareServer> {
    const server = new ShareServer();
    const { clock } = server;
    server.#app = await TestApp.start({ clock, log: server.#kept.log, fill: (...with_) => server.#fill(...with_) });
    server.#teacher = await server.app.as('lead-teacher');
    return server;
  }

  get app(): TestApp {
    return there(this.#app);
  }

  get teacher(): TestBrowser {
    return there(this.#teacher);
  }

  get takeId(): TakeId {
    return there(this.#takeId);
  }

  get otherTakeId(): TakeId {
    return there(this.#otherTakeId);
  }

  /** What the server has written into its log. */
  get entries() {
    return this.#kept.entries;
  }

  get params() {
    return { params: { takeId: this.takeId } };
  }

  async restart(): Promise<void> {
    this.#app = await this.app.restart();
    this.#teacher = await this.app.as('lead-teacher');
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** What opens a link; another one each time. */
  newSecret(): string {
    this.#secrets += 1;
    return `${this.#secrets}`.padStart(43, 'S');
  }

  wish(more: Wish = {}) {
    const untilMs = this.clock.nowMs() + 7 * DAY_MS;
    return { secret: this.newSecret(), name: '第三中学', span: CLIP, untilMs, saves: false, ...more };
  }

  async made(more: Wish = {}, by = this.teacher) {
    // As a person would: not all at once.
    this.clock.goOn(1_000);
    const body = this.wish(more);
    return { secret: body.secret, share: (await by.must('shares.make', { ...this.params, body })).share };
  }

  revoke(shareId: ShareId, by = this.teacher): Promise<string> {
    return by.code('shares.revoke', { params: { takeId: this.takeId, shareId } });
  }

  /** Somebody without cookies. */
  guest(): TestBrowser {
    this.clock.goOn(1_000);
    return this.app.browser();
  }

  opened(secret: string) {
    return this.guest().must('shares.open', { body: { secret } });
  }

  filesOf(secret: string) {
    return this.guest().must('shares.files', { body: { secret } });
  }

  /** What both doors say. */
  async codesOf(secret: string): Promise<string[]> {
    const body = { secret };
    return [await this.guest().code('shares.open', { body }), await this.guest().code('shares.files', { body })];
  }

  /** What an address says to somebody without cookies. */
  async codeAt(path: string): Promise<[number, string]> {
    this.clock.goOn(100);
    const { status, text } = await rawRequest(`${this.app.url}${path}`);
    return [status, status === 200 ? 'ok' : JSON.parse(text).code];
  }

  async bytesAt(path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.app.url}${path}`, { headers });
    return { status: answer.status, headers: answer.headers, content: Buffer.from(await answer.arrayBuffer()) };
  }

  /** A file as a guest's browser gets it: all of it, part by part. */
  async fetched(path: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let at = 0; ; ) {
      const { status, content } = await this.bytesAt(path, { range: `bytes=${at}-${at + 4_095}` });
      if (status !== 206) return Buffer.concat(parts);
      parts.push(content);
      at += content.length;
    }
  }

  async #fill(stores: Stores, dataDir: string): Promise<void> {
    const lead = await addSchool(stores, 'lead');
    const listening = [(await addSchool(stores, 'rural')).classroomId, (await addSchool(stores, 'far')).classroomId];
    await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
    const { courseId, teacherId } = lead;
    const made = { title: '茉莉花', courseId, teacherId, listening, beganAtMs: T0 };
    this.#takeId = await addNumberedTake(stores, dataDir, made);
    this.#otherTakeId = await addNumberedTake(stores, dataDir, made);
    const { lessonId } = await addTake(stores, { ...made, title: '还在上', beganAtMs: T0 + 1 });
    await stores.takes.begin({ takeId: this.goingTakeId, lessonId, beganAtMs: T0 + 1 });
  }
}

/** A take with picture and sound of the teacher and of the first classroom. */
async function addNumberedTake(stores: Stores, dataDir: string, made: MadeTake): Promise<TakeId> {
  const { takeId, lessonId } = await addTake(stores, made);
  const plan = there(await stores.plans.find(lessonId));
  const facts = takeLog({ plan, takeId, deck: deck(1), beganAtMs: T0 });
  await stores.lessonLogs.append({ lessonId, facts, answers: [] });
  const file = { takeId, startAtMs: T0 + FILE_AT_MS, durationMs: LENGTH_MS };
  const teacher = { ...file, seatId: seats.teacher, kind: 'teacher-camera' } as const;
  const first = { ...file, seatId: seats.first, kind: 'classroom-return' } as const;
  const video = { medium: 'video', codec: 'vp8' } as const;
  const audio = { medium: 'audio', codec: 'opus' } as const;
  const [picture, sound] = [await numberedFile('video', LENGTH_MS), await numberedFile('audio', LENGTH_MS)];
  const write = (content: Buffer) => (path: string) => writeFile(path, content);
  await addTrackFile(stores, dataDir, { ...teacher, ...video, streamId: streams.teacherPicture }, write(picture));
  await addTrackFile(stores, dataDir, { ...teacher, ...audio, streamId: streams.teacherSound }, write(sound));
  await addTrackFile(stores, dataDir, { ...first, ...video, streamId: streams.firstPicture }, write(picture));
  await addTrackFile(stores, dataDir, { ...first, ...audio, streamId: streams.firstSound }, write(sound));
  return takeId;
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there yet');
  return value;
}
