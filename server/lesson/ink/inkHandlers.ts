import { AppError } from '../../../shared/errors/index.ts';
import { givePen, type InkWish, inkFactsOf } from '../../../shared/lesson/ink.ts';
import type { Stroke } from '../../../shared/lesson/inkState.ts';
import { blankSurface } from '../../../shared/lesson/inkSurface.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { TokenBuckets } from '../../platform/TokenBuckets.ts';
import type { Asked, Seating } from '../Caller.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { changeBy, seatingOf, teachingSeatOf } from '../seated.ts';
import { receiverOf } from '../streams/Receiver.ts';

/** Facts of ink that one seat may make: whoever draws gathers what came meanwhile. */
const INK_RATE = { perSecond: 10, burst: 5 };

/** One answer brings about as many digits of strokes; on the thinnest line that holds up what else there is for 3 s. */
const READ_DIGITS = 24_000;

/** Drawing on pages and boards. */
export function inkHandlers({ clock }: { clock: Clock }) {
  const rates = new WeakMap<LiveLesson, TokenBuckets>();

  function mustBeInTime(lesson: LiveLesson, seatId: SeatId): void {
    const rate = rates.get(lesson) ?? new TokenBuckets(INK_RATE, clock);
    rates.set(lesson, rate);
    if (rate.take(seatId) > 0) throw new AppError('request.too-many');
  }

  function fulfil(asked: Asked, seating: Seating, wish: InkWish): Promise<Record<string, never>> {
    mustBeInTime(seating.lesson, seating.seatId);
    return changeBy(seating, asked, (state, self) => ({ facts: inkFactsOf(state, self, wish), reply: {} }));
  }

  return {
    'ink.draw': async (asked, body) => fulfil(asked, seatingOf(asked), { name: 'ink.draw', body }),
    'ink.erase': async (asked, body) => fulfil(asked, seatingOf(asked), { name: 'ink.erase', body }),
    'ink.undo': async (asked, body) => fulfil(asked, seatingOf(asked), { name: 'ink.undo', body }),
    'ink.clear': async (asked, body) => fulfil(asked, teachingSeatOf(asked), { name: 'ink.clear', body }),
    'ink.give-pen': (asked, { seatId }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: givePen(state, seatId), reply: {} })),
    'ink.read': async (asked, { surface, piece }) => {
      const { state } = receiverOf(asked).lesson;
      return { seq: state.seq, pieces: piecesFrom((state.ink.surfaces[surface] ?? blankSurface).pieces, piece) };
    },
  } satisfies Pick<Handlers<Asked>, 'ink.draw' | 'ink.erase' | 'ink.undo' | 'ink.clear' | 'ink.give-pen' | 'ink.read'>;
}

/** As many pieces as fit into one answer, and at least one. */
function piecesFrom(pieces: readonly (Stroke[] | null)[], from: number): Stroke[][] {
  const read: Stroke[][] = [];
  let digits = 0;
  for (const piece of pieces.slice(from)) {
    if (piece === null || digits > READ_DIGITS) break;
    read.push(piece);
    digits += piece.reduce((sum, { points }) => sum + points.length, 0);
  }
  return read;
}
