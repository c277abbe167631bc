import type { DtlsState } from 'mediasoup/types';

/** A transport must be connected this long after there is something to carry, in ms. */
const CONNECT_WITHIN_MS = 15_000;

/** What is neither connected nor was: a transport whose path broke later is the browser's to mend. */
const NEVER_CONNECTED: readonly DtlsState[] = ['new', 'connecting', 'failed'];

/** What must be known of a transport. */
export interface Connectable {
  readonly dtlsState: DtlsState;
}

/**
 * Keeps transports that nobody reaches from being held for ever, e.g. a display's whose network blocks media: it is
 * told, and opens others. The time begins when there is something to carry, since browsers do not connect before.
 */
export class ConnectDeadline {
  readonly #transport: Connectable;
  readonly #onLate: () => void;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(transport: Connectable, onLate: () => void) {
    this.#transport = transport;
    this.#onLate = onLate;
  }

  /** There is something to carry; from the second call on it does nothing. */
  begin(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      if (NEVER_CONNECTED.includes(this.#transport.dtlsState)) this.#onLate();
    }, CONNECT_WITHIN_MS).unref();
  }

  /** The transport is closed: nobody needs to be told any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
