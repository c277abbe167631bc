import type { AppError } from '../../../shared/errors/index.ts';
import { foldFact } from '../../../shared/lesson/fold.ts';
import { type InkWish, inkFactsOf, mayDraw, mayUndo } from '../../../shared/lesson/ink.ts';
import { inkOf } from '../../../shared/lesson/inkFolds.ts';
import type { InkPoint } from '../../../shared/lesson/inkPoints.ts';
import type { InkTool, SurfaceInk } from '../../../shared/lesson/inkState.ts';
import { blankSurface } from '../../../shared/lesson/inkSurface.ts';
import type { LessonState, Seat } from '../../../shared/lesson/state.ts';
import { errorText } from '../../i18n/errorText.ts';
import { Observable } from '../../kit/Observable.ts';
import { showToast } from '../../kit/toasts.ts';
import type { LessonSession } from '../LessonSession.ts';
import { DrawnStroke } from './DrawnStroke.ts';
import { InkQueue } from './InkQueue.ts';
import { colourOf, firstKit, type InkHeld, type InkKit, withTool } from './inkKit.ts';
import { strokesOnWay } from './strokesAt.ts';

/** What one pointer is doing. */
type Pressed =
  | { readonly surface: string; readonly tool: InkTool; stroke: DrawnStroke }
  | { readonly surface: string; readonly tool: 'eraser'; last: InkPoint; hasErased: boolean };

type Session = Pick<LessonSession, 'ask' | 'store' | 'status'>;

/**
 * The hand that draws on this device. What it does is shown at once, by the very rules that the server goes by: what is
 * pending is folded into the lesson as it is known here, and falls away when the facts are there.
 */
export class InkHand {
  /** What is in the hand. */
  readonly kit = new Observable<InkKit>(firstKit);
  /** Grows whenever there is something else to show, so that it can be watched. */
  readonly changes = new Observable(0);

  readonly #session: Session;
  readonly #queue: InkQueue;
  readonly #pressed = new Map<number, Pressed>();
  #seatId = '';
  #lastStroke = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#queue = new InkQueue({
      send: ({ name, body }) => session.ask(name, body, Number.POSITIVE_INFINITY),
      revision: () => inkOf(session.store.read().ink, this.#ownSeatId).revision,
      onChange: () => this.changes.set(this.changes.read() + 1),
      onRefused: (refusal) => this.#onRefused(refusal),
    });
  }

  /** What is to be seen on a surface: what is in the lesson and what this hand has just done. */
  shown(surface: string): SurfaceInk {
    return this.#expected.ink.surfaces[surface] ?? blankSurface;
  }

  /** Whether all that this hand has done is in the lesson. */
  get isTold(): boolean {
    return this.#queue.pending.length === 0;
  }

  /** How many facts of ink this device knows of. */
  get known(): number {
    return Object.values(this.#session.store.read().ink.seats).reduce((sum, { revision }) => sum + revision, 0);
  }

  /** Whether this hand may draw, as far as is known here. */
  get mayDraw(): boolean {
    const state = this.#session.store.read();
    const own = state.seats[this.#ownSeatId];
    return own !== undefined && mayDraw(state, own);
  }

  /** Whether this hand has done something on a surface that it can undo. */
  canUndo(surface: string): boolean {
    return mayUndo(this.#expected.ink, this.#ownSeatId, surface);
  }

  /** Takes another tool. */
  take(tool: InkHeld): void {
    this.kit.set(withTool(this.kit.read(), tool));
  }

  /** Puts the tool to the sheet. Each pointer draws a stroke of its own. */
  press(pointerId: number, surface: string, point: InkPoint): void {
    const { tool } = this.kit.read();
    this.lift(pointerId);
    if (tool === 'eraser') this.#pressed.set(pointerId, { surface, tool, last: point, hasErased: false });
    else this.#pressed.set(pointerId, { surface, tool, stroke: this.#begin(surface, tool) });
    this.move(pointerId, [point]);
  }

  /** Moves it, by all the points that the device has measured. Pointers that are not pressed do nothing. */
  move(pointerId: number, points: readonly InkPoint[]): void {
    const pressed = this.#pressed.get(pointerId);
    if (!pressed) return;
    for (const point of points) {
      if (pressed.tool === 'eraser') this.#erase(pressed, point);
      else this.#draw(pressed, point);
    }
  }

  /** Takes it off the sheet. */
  lift(pointerId: number): void {
    this.#pressed.delete(pointerId);
  }

  /** Takes everything off the sheet, e.g. because another one is put in its place. */
  liftAll(): void {
    this.#pressed.clear();
  }

  /** Takes back what this hand did last on a surface. */
  undo(surface: string): void {
    this.#queue.add({ name: 'ink.undo', body: { surface } });
  }

  /** Takes everything off a surface. */
  clear(surface: string): void {
    this.#queue.add({ name: 'ink.clear', body: { surface } });
  }

  /** The seat keeps its strokes also while the line is away. */
  get #ownSeatId(): string {
    const status = this.#session.status.read();
    if (status.step === 'joined') this.#seatId = status.seatId;
    return this.#seatId;
  }

  get #expected(): LessonState {
    const state = this.#session.store.read();
    const self = state.seats[this.#ownSeatId];
    const { pending } = this.#queue;
    return self ? pending.reduce((expected, wish) => withWish(expected, self, wish), state) : state;
  }

  #begin(surface: string, tool: InkTool): DrawnStroke {
    const kit = this.kit.read();
    this.#lastStroke =
      1 + Math.max(this.#lastStroke, inkOf(this.#session.store.read().ink, this.#ownSeatId).lastStroke);
    return new DrawnStroke(this.#lastStroke, { surface, tool, colour: colourOf(kit), width: kit.width });
  }

  #draw(pressed: Extract<Pressed, { stroke: DrawnStroke }>, point: InkPoint): void {
    pressed.stroke.add(point);
    this.#queue.draw(pressed.stroke);
    if (!pressed.stroke.isFull) return;
    pressed.stroke = this.#begin(pressed.surface, pressed.tool);
    pressed.stroke.add(point);
  }

  #erase(pressed: Extract<Pressed, { tool: 'eraser' }>, point: InkPoint): void {
    const { surface, last, hasErased } = pressed;
    pressed.last = point;
    // What only this hand has drawn yet may get another number.
    const known = this.#session.store.read().ink.surfaces[surface]?.count ?? 0;
    const at = strokesOnWay(this.shown(surface), [last, point], known);
    if (at.length === 0) return;
    pressed.hasErased = true;
    this.#queue.add({ name: 'ink.erase', body: { surface, at, goesOn: hasErased } });
  }

  #onRefused(refusal: AppError): void {
    this.liftAll();
    // The lesson was left: there is nobody to tell.
    if (refusal.code !== 'connection.lost') showToast({ text: errorText(refusal), tone: 'bad' });
  }
}

function withWish(state: LessonState, self: Seat, wish: InkWish): LessonState {
  try {
    const facts = inkFactsOf(state, self, wish);
    return facts.reduce((now, fact) => foldFact(now, { ...fact, seq: now.seq + 1, atMs: 0, by: self.seatId }), state);
  } catch {
    // It will be refused; until that is known it is not shown either.
    return state;
  }
}

const hands = new WeakMap<Session, InkHand>();

/** The hand of this device in a lesson: the sheet and the tools beside it are about the same one. */
export function inkHandOf(session: Session): InkHand {
  const known = hands.get(session) ?? new InkHand(session);
  hands.set(session, known);
  return known;
}
