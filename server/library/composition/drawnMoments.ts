import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import { foldFact } from '../../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../../shared/lesson/state.ts';
import { surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import type { LoggedFact } from '../../../shared/protocol/index.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';
import { FRAME_MS, frameOf } from './filmPlaces.ts';

/** No more than this is drawn before it is filmed, so that what waits for it on the disk stays little, in ms. */
export const MOST_DRAWN_MS = 120_000;

/** While somebody writes or points, another picture comes after this long, in ms. A page turns at once. */
export const STEP_MS = 200;

/** More pictures than one shot can have: one for each frame. */
export const MOST_PICTURES = MOST_DRAWN_MS / FRAME_MS;

/** From what pages, ink and questions of a film are drawn. */
export type ToldFilm = {
  /** Those of the lesson's log that change any of it, from the log's beginning on. */
  readonly facts: readonly LoggedFact[];
  /** The instant at which the film begins. */
  readonly beginsAtMs: number;
  /** The decks of which pages are shown, each once. */
  readonly decks: readonly DeckFile[];
};

/** The parts of the log that anything is drawn from, by how their facts' names begin. The plan has the schools' names. */
const DRAWN = ['lesson.', 'deck.', 'surface.', 'pointer.', 'ink.', 'poll.', 'buzzer.'];

/** Whether a fact changes what is drawn. */
export function isDrawnFrom({ type }: LoggedFact): boolean {
  return DRAWN.some((beginning) => type.startsWith(beginning));
}

/** What is to be drawn at a moment of a film, and stays until the next one. */
export type DrawnMoment = {
  /** In which of the shots; their first moment is their beginning. */
  readonly shot: number;
  /** In ms since the film began; a whole frame. */
  readonly filmMs: number;
  readonly state: LessonState;
};

/**
 * When a picture must be drawn, and of what: at the beginning of each shot, when another page or board is shown, and
 * after that whenever there is something else to see, `STEP_MS` apart.
 *
 * @param shots - In the film's order; what is between them is not drawn.
 */
export function* drawnMoments(
  told: Pick<ToldFilm, 'facts' | 'beginsAtMs'>,
  shots: readonly Span[],
): Generator<DrawnMoment> {
  const reading = new Reading(told);
  for (const [shot, span] of shots.entries()) {
    for (const moment of momentsIn(span, reading)) yield { shot, ...moment };
  }
}

function* momentsIn({ fromMs, toMs }: Span, reading: Reading): Generator<Omit<DrawnMoment, 'shot'>> {
  while (reading.nextMs <= fromMs) reading.fold();
  let shown = { filmMs: fromMs, state: reading.state };
  yield shown;
  /** When the next picture is due, once there is something else to see. */
  let dueMs = Number.POSITIVE_INFINITY;
  for (let factMs = reading.nextMs; factMs < toMs; factMs = reading.nextMs) {
    if (factMs > dueMs) {
      shown = { filmMs: dueMs, state: reading.state };
      dueMs = Number.POSITIVE_INFINITY;
      yield shown;
    }
    reading.fold();
    if (isTurned(reading.state, shown.state)) dueMs = Math.max(factMs, shown.filmMs + FRAME_MS);
    else if (looksOther(reading.state, shown.state)) dueMs = Math.min(dueMs, Math.max(factMs, shown.filmMs + STEP_MS));
  }
  if (dueMs < toMs) yield { filmMs: dueMs, state: reading.state };
}

/** Reads the facts one by one, each at the frame in which it happened. */
class Reading {
  readonly #facts: readonly LoggedFact[];
  readonly #beginsAtMs: number;
  #read = 0;
  #lastMs = Number.NEGATIVE_INFINITY;
  #state = emptyLesson;

  constructor({ facts, beginsAtMs }: Pick<ToldFilm, 'facts' | 'beginsAtMs'>) {
    this.#facts = facts;
    this.#beginsAtMs = beginsAtMs;
  }

  /** After all facts that were read. */
  get state(): LessonState {
    return this.#state;
  }

  /** When the next fact happens in the film; infinity after the last. */
  get nextMs(): number {
    const fact = this.#facts[this.#read];
    // A server's clock may be set back: what comes later in the log happened no earlier.
    return fact ? Math.max(this.#lastMs, frameOf(fact.atMs - this.#beginsAtMs)) : Number.POSITIVE_INFINITY;
  }

  fold(): void {
    const fact = this.#facts[this.#read];
    if (!fact) return;
    this.#lastMs = this.nextMs;
    this.#state = foldFact(this.#state, fact);
    this.#read += 1;
  }
}

const keyOf = ({ surface }: LessonState): string | null => surface && surfaceKey(surface);

const isTurned = (now: LessonState, shown: LessonState): boolean => keyOf(now) !== keyOf(shown);

/** Whether anything that is drawn looks otherwise. */
function looksOther(now: LessonState, shown: LessonState): boolean {
  const key = keyOf(now) ?? '';
  return (
    now.ink.surfaces[key] !== shown.ink.surfaces[key] ||
    now.pointer?.x !== shown.pointer?.x ||
    now.pointer?.y !== shown.pointer?.y ||
    now.poll !== shown.poll ||
    now.buzzer !== shown.buzzer
  );
}
