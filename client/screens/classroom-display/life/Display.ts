import type { Lesson } from '../../../../shared/api/index.ts';
import type { LessonId } from '../../../../shared/vocabulary/index.ts';
import { Connection } from '../../../connection/Connection.ts';
import {
  canKeepKey,
  type DisplayCredential,
  forgetCredential,
  keepCredential,
  readCredential,
} from '../../../connection/displayKey.ts';
import { ownWindowId } from '../../../connection/windowId.ts';
import { Observable } from '../../../kit/Observable.ts';
import type { DeckPrefetch } from '../../../lesson/courseware/DeckPrefetch.ts';
import { AgendaWatch } from './AgendaWatch.ts';
import { isAhead } from './dayLessons.ts';
import type { DisplayView, DisplayWho } from './displayView.ts';
import { lessonToJoin } from './lessonToJoin.ts';
import type { OwnDevices } from './OwnDevices.ts';
import { obeyMute } from './obeyMute.ts';
import { pairDisplay } from './pairDisplay.ts';
import { StandbyLine } from './StandbyLine.ts';
import { signInDisplay } from './signInDisplay.ts';
import { type Leaving, stayIn } from './stayIn.ts';
import { every, pause, until } from './waits.ts';

/** How soon something that did not work is tried again, in ms. */
const AGAIN_AFTER_MS = 3_000;
/** How long the browser's question for camera and microphone may stand open before the display goes on, in ms. */
const ANSWER_WITHIN_MS = 30_000;
/** How long "the lesson is over" stays, in ms. */
const ENDED_SHOWN_MS = 60_000;
/** The courseware of so many lessons to come is fetched while the display waits. */
const FETCH_AHEAD = 2;
/** How often the clock is compared with the timetable, in ms. */
const LOOK_EVERY_MS = 1_000;

type Parts = { readonly devices: OwnDevices; readonly reload: () => void };

/**
 * The whole life of a classroom display, without a person: pairing, signing in, waiting, lesson after lesson.
 * What it does now is its `view`. Ends with `close()`.
 */
export class Display {
  readonly view = new Observable<DisplayView>({ step: 'booting', unreachable: false });
  readonly agenda = new AgendaWatch();
  readonly devices: OwnDevices;
  readonly #reload: () => void;
  readonly #end = new AbortController();
  /** Lessons that this page has sat in: the seat is taken from another screen only the first time. */
  readonly #visited = new Set<LessonId>();
  #prefetch: Promise<DeckPrefetch | undefined> | undefined;
  #build: string | undefined;
  #revoked = false;

  constructor({ devices, reload }: Parts) {
    this.devices = devices;
    this.#reload = reload;
    void this.#run();
  }

  /** Lets go of everything. */
  close(): void {
    this.#end.abort(new Error('the display was closed'));
    this.agenda.close();
    this.devices.close();
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      // Whatever happens, a screen on a wall begins again; nobody is there to be told.
      await this.#live().catch(() => pause(AGAIN_AFTER_MS, this.#end.signal).catch(() => undefined));
    }
  }

  async #live(): Promise<void> {
    if (!canKeepKey()) {
      this.view.set({ step: 'unsupported' });
      await pause(60_000, this.#end.signal);
      return;
    }
    const kept = await readCredential();
    const credential = kept ?? (await this.#pair());
    const who = await this.#signIn(credential);
    if (!who) return;
    if (!kept) await this.#start(who);
    void this.devices.open(`${who.schoolName} ${who.classroomName}`);
    await this.#attend(who);
    await pause(LOOK_EVERY_MS, this.#end.signal);
  }

  async #pair(): Promise<DisplayCredential> {
    const show = (progress: Pick<Extract<DisplayView, { step: 'unpaired' }>, 'offer' | 'unreachable'>): void =>
      this.view.set({ step: 'unpaired', revoked: this.#revoked, ...progress });
    show({ offer: null, unreachable: false });
    const credential = await pairDisplay({ show, signal: this.#end.signal });
    await keepCredential(credential);
    this.#revoked = false;
    return credential;
  }

  /** Resolves with who we are to the server, or with `undefined` when the key is worth nothing any more. */
  async #signIn(credential: DisplayCredential): Promise<DisplayWho | undefined> {
    for (let take = false; ; ) {
      const result = await signInDisplay(credential, take);
      if (result.kind === 'in') return result.who;
      if (result.kind === 'revoked') {
        await forgetCredential();
        await this.#forgetDecks();
        this.#revoked = true;
        return undefined;
      }
      if (result.kind === 'occupied') take = await this.#askToTake(result.personName);
      else await this.#unreachable();
    }
  }

  async #unreachable(): Promise<void> {
    const { step } = this.view.read();
    // Somebody who looks at a lesson or a clock is not helped by another screen.
    if (step === 'booting' || step === 'unpaired') this.view.set({ step: 'booting', unreachable: true });
    await pause(AGAIN_AFTER_MS, this.#end.signal);
  }

  /** Resolves with whether the person's session may be ended; looks again by itself, since they may sign out. */
  async #askToTake(personName: string): Promise<boolean> {
    const taken = new Observable(false);
    this.view.set({ step: 'occupied', personName, onTake: () => taken.set(true) });
    const waited = pause(AGAIN_AFTER_MS, this.#end.signal).then(() => false);
    return Promise.race([waited, until([taken.subscribe], () => taken.read() || undefined, this.#end.signal)]);
  }

  async #start(who: DisplayWho): Promise<void> {
    const pressed = new Observable(false);
    this.view.set({ step: 'starting', who, onStart: () => pressed.set(true) });
    await until([pressed.subscribe], () => pressed.read() || undefined, this.#end.signal);
    await Promise.race([
      this.devices.open(`${who.schoolName} ${who.classroomName}`),
      pause(ANSWER_WITHIN_MS, this.#end.signal),
    ]);
  }

  /** Waits, and goes to one lesson after another, until the server does not know us any more. */
  async #attend(who: DisplayWho): Promise<void> {
    this.agenda.begin();
    for (;;) {
      this.view.set({ step: 'waiting', who });
      this.#loadLesson().catch(() => undefined);
      const lesson = await this.#nextLesson();
      if (!lesson) return;
      const leaving = await this.#visit(who, lesson);
      if (leaving === 'signed-out') return;
      if (leaving === 'turned-away') await pause(AGAIN_AFTER_MS, this.#end.signal);
      if (leaving === 'ended') await this.#showEnded(who, lesson);
    }
  }

  /** Resolves with the lesson when it is time, or with `undefined` when we are no longer known. */
  async #nextLesson(): Promise<Lesson | undefined> {
    const line = new StandbyLine({ onBuild: (build) => this.#onBuild(build), onNews: () => this.agenda.refresh() });
    let stopFetching: (() => void) | undefined;
    try {
      const { agenda, state } = this.agenda;
      const look = (): Lesson | 'nobody' | undefined => (state.read() === 'refused' ? 'nobody' : this.#due());
      stopFetching = agenda.subscribe(() => void this.#fetchDecks());
      void this.#fetchDecks();
      const found = await until(
        [agenda.subscribe, state.subscribe, (changed) => every(LOOK_EVERY_MS, changed)],
        look,
        this.#end.signal,
      );
      return found === 'nobody' ? undefined : found;
    } finally {
      stopFetching?.();
      line.close();
    }
  }

  #due(): Lesson | undefined {
    return lessonToJoin(this.agenda.agenda.read()?.lessons ?? [], this.agenda.nowMs());
  }

  async #visit(who: DisplayWho, lesson: Lesson): Promise<Leaving> {
    const { LessonSession, SessionMedia } = await this.#loadLesson();
    const session = new LessonSession({
      lessonId: lesson.lessonId,
      windowId: ownWindowId(),
      takeOver: !this.#visited.has(lesson.lessonId),
      connect: (events) => new Connection(events),
      openMedia: (parts) => new SessionMedia(parts),
    });
    this.#visited.add(lesson.lessonId);
    const obeying = obeyMute(session, who.classroomId);
    const stopFeeding = this.devices.feed(session.local, obeying.isMuted);
    try {
      this.view.set({ step: 'lesson', who, lesson, session });
      return await stayIn({ session, lesson, agenda: this.agenda, signal: this.#end.signal });
    } finally {
      this.#build ??= session.build;
      stopFeeding();
      obeying.stop();
      session.close();
    }
  }

  /** Live lessons are loaded apart, so that a screen with a code is there at once; and early, so that they are there in time. */
  async #loadLesson() {
    try {
      const parts = [import('../../../lesson/LessonSession.ts'), import('../../../lesson/SessionMedia.ts')] as const;
      const [{ LessonSession }, { SessionMedia }] = await Promise.all(parts);
      return { LessonSession, SessionMedia };
    } catch (cause) {
      // With the server there, its version must have changed under us.
      if (this.agenda.state.read() === 'fresh') this.#reload();
      throw cause;
    } finally {
      this.#end.signal.throwIfAborted();
    }
  }

  /** Loaded apart, like lessons. A display without it works all the same. */
  async #fetchDecks(): Promise<void> {
    const nowMs = this.agenda.nowMs();
    const ahead = (this.agenda.agenda.read()?.lessons ?? []).filter((lesson) => isAhead(lesson, nowMs));
    if (ahead.length === 0) return;
    this.#prefetch ??= import('../../../lesson/courseware/DeckPrefetch.ts').then(
      ({ DeckPrefetch }) => new DeckPrefetch(),
      () => undefined,
    );
    await (await this.#prefetch)?.follow(ahead.slice(0, FETCH_AHEAD), nowMs);
  }

  /** The screen may stand somewhere else tomorrow. */
  async #forgetDecks(): Promise<void> {
    const { forgetDeckFiles } = await import('../../../lesson/courseware/DeckFiles.ts');
    await forgetDeckFiles();
  }

  async #showEnded(who: DisplayWho, lesson: Lesson): Promise<void> {
    this.view.set({ step: 'ended', who, lesson });
    this.agenda.refresh();
    const untilMs = Date.now() + ENDED_SHOWN_MS;
    const isOver = (): true | undefined => {
      const due = this.#due();
      return Date.now() > untilMs || (due !== undefined && due.lessonId !== lesson.lessonId) ? true : undefined;
    };
    await until([(changed) => every(LOOK_EVERY_MS, changed)], isOver, this.#end.signal);
  }

  /** A new version is on the server: takes it while there is no lesson. */
  #onBuild(build: string): void {
    if (this.#build !== undefined && this.#build !== build) this.#reload();
    this.#build = build;
  }
}
