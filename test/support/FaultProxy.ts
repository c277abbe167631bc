import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A line to a port of this machine that can be cut, held up and spoilt. Ends with `close()`. */
export class FaultProxy {
  /** New connections are refused while this is set. */
  isCut = false;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  /** So many more bytes go to the far end before everything is cut; `null`: all of them. */
  #cutAfterBytes: number | null = null;
  /** So many more bytes go to the far end before one of them is another. */
  #spoilAfterBytes: number | null = null;

  private constructor(port: number) {
    this.#server = createServer((near) => this.#join(near, port));
  }

  static async open(port: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(port);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#open.size;
  }

  /** Cuts everything, now and until `mend`. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  /** The same, once so many bytes more have gone to the far end. */
  cutAfter(bytes: number): void {
    this.#cutAfterBytes = bytes;
  }

  /** Changes one byte, once so many more have gone to the far end. */
  spoilAfter(bytes: number): void {
    this.#spoilAfterBytes = bytes;
  }

  mend(): void {
    this.isCut = false;
    this.#cutAfterBytes = null;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket, port: number): void {
    if (this.isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      // Whoever is cut off resets its connections.
      one.on('error', () => undefined);
      one.once('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
    }
    near.pipe(this.#faults()).pipe(far);
    far.pipe(near);
  }

  #faults(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const spoilAt = this.#spoilAfterBytes;
        if (spoilAt !== null) this.#spoilAfterBytes = spoilAt < chunk.length ? null : spoilAt - chunk.length;
        const sent = Buffer.from(chunk);
        if (spoilAt !== null && spoilAt < chunk.length) sent[spoilAt] = (sent[spoilAt] ?? 0) ^ 0xff;
        if (this.#cutAfterBytes !== null) {
          this.#cutAfterBytes -= chunk.length;
          if (this.#cutAfterBytes <= 0) {
            this.cut();
            return;
          }
        }
        done(null, sent);
      },
    });
  }
}
