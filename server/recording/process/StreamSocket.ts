import { createSocket, type Socket } from 'node:dgram';

/** Asked of the system for each stream, in bytes; it may give less. A large key frame comes in one burst. */
const RECEIVE_BUFFER_BYTES = 4_194_304;

/** One UDP port of this machine, for the packets of one stream and nobody else's. */
export class StreamSocket {
  readonly port: number;
  readonly #socket: Socket;
  #isClosed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.address().port;
    // What we send may be refused when the other side is gone; that it is gone is told otherwise.
    socket.on('error', () => undefined);
  }

  /** Takes a free port on `ip`. */
  static async open(ip: string): Promise<StreamSocket> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER_BYTES });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind({ address: ip, port: 0, exclusive: true }, () => {
        socket.off('error', reject);
        resolve();
      });
    });
    return new StreamSocket(socket);
  }

  /** From now on hears only what comes from there; resolves when that holds. */
  async listen(
    from: { readonly ip: string; readonly port: number },
    onDatagram: (datagram: Buffer) => void,
  ): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.connect(from.port, from.ip, resolve));
    this.#socket.on('message', onDatagram);
  }

  /** Sends back to where the stream comes from. */
  send(packet: Buffer): void {
    if (!this.#isClosed) this.#socket.send(packet, () => undefined);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.close();
  }
}
