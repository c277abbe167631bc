import type { Lesson } from '../../../../shared/api/index.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { api } from '../../../api/api.ts';
import { Observable } from '../../../kit/Observable.ts';

/** How often the timetable is read, in ms. */
const EVERY_MS = 20_000;
/** How soon it is tried again when the server was not there, in ms. */
const AGAIN_AFTER_MS = 3_000;

/** A classroom's timetable as it was last read. */
export type Agenda = {
  readonly lessons: readonly Lesson[];
  /** How far the server's clock is ahead of this device's, in ms. */
  readonly aheadMs: number;
};

/** How reading goes: `refused` means that this browser is no display to the server now. */
export type AgendaState = 'fresh' | 'unreachable' | 'refused';

/** Keeps reading a display's timetable. Ends with `close()`. */
export class AgendaWatch {
  /** `null` before the first answer; kept while the server is away. */
  readonly agenda = new Observable<Agenda | null>(null);
  readonly state = new Observable<AgendaState>('fresh');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Forgets a refusal, and reads. */
  begin(): void {
    this.state.set('fresh');
    this.refresh();
  }

  /** Reads now, and from now on every 20 s. */
  refresh(): void {
    clearTimeout(this.#timer);
    void this.#read(++this.#turn);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  /** The server's time, as well as it is known. */
  nowMs(): number {
    return Date.now() + (this.agenda.read()?.aheadMs ?? 0);
  }

  async #read(turn: number): Promise<void> {
    const state = await this.#ask(turn);
    if (turn !== this.#turn) return;
    this.state.set(state);
    if (state !== 'refused')
      this.#timer = setTimeout(() => this.refresh(), state === 'fresh' ? EVERY_MS : AGAIN_AFTER_MS);
  }

  async #ask(turn: number): Promise<AgendaState> {
    try {
      const { lessons, serverAtMs } = await api('display.agenda');
      if (turn === this.#turn) this.agenda.set({ lessons, aheadMs: serverAtMs - Date.now() });
      return 'fresh';
    } catch (thrown) {
      const { status } = AppError.from(thrown);
      return status === 401 || status === 403 ? 'refused' : 'unreachable';
    }
  }
}
