import type { RequestId, Role, SeatId } from '../../shared/vocabulary/index.ts';
import type { Log } from '../platform/Log.ts';
import type { Connection } from './Connection.ts';
import type { LiveLesson } from './LiveLesson.ts';
import type { Holder } from './ports.ts';

/** Where a connection sits. */
export type Seating = { readonly lesson: LiveLesson; readonly seatId: SeatId };

/** Whoever asks: who they are, their line, and the seat that they have taken, if any. */
export interface Caller {
  readonly holder: Holder;
  readonly roles: readonly Role[];
  readonly connection: Connection;
  readonly log: Log;
  seating: Seating | null;
  /** The lesson that they look into without a seat, if any. */
  observing: LiveLesson | null;
}

/** One request of a caller: the id makes retries harmless. */
export type Asked = { readonly caller: Caller; readonly requestId: RequestId };
