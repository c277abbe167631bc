import type { StreamTap, TappedRtp } from '../../server/lesson/ports.ts';

/** A tap through which nothing flows. `close()` is also how its stream ends. */
export class FakeTap implements StreamTap {
  readonly rtp: TappedRtp = { codec: 'opus', payloadType: 100, clockRate: 48_000, channels: 2, ssrc: 7 };
  readonly from = { ip: '127.0.0.1', port: 40_000 };
  started = false;
  closed = false;
  readonly #listeners: (() => void)[] = [];

  async start(): Promise<void> {
    this.started = true;
  }

  onClosed(listener: () => void): void {
    if (this.closed) listener();
    else this.#listeners.push(listener);
  }

  close(): void {
    this.closed = true;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}
