import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { bindingRequest, type IceCredentials, isBindingSuccess, isStun } from './stun.ts';

/** Where one transport listens, and what it wants to be asked with. */
export interface BridgeEnd extends IceCredentials {
  readonly address: string;
  readonly port: number;
}

/**
 * Stands between two transports that both wait to be called. It plays the ICE agent towards each, and then carries
 * what each sends to the other, so that the two talk DTLS and SRTP with one another and it understands none of it.
 */
export class Bridge {
  readonly #sockets: readonly Socket[];

  private constructor(sockets: readonly Socket[]) {
    this.#sockets = sockets;
  }

  /** Resolves when both transports have accepted their path; `answering` first, so that the caller is not kept waiting. */
  static async open({ calling, answering }: { calling: BridgeEnd; answering: BridgeEnd }): Promise<Bridge> {
    const [toCalling, toAnswering] = await Promise.all([connectTo(calling), connectTo(answering)]);
    carry(toCalling, toAnswering);
    carry(toAnswering, toCalling);
    await nominate(toAnswering, answering);
    await nominate(toCalling, calling);
    return new Bridge([toCalling, toAnswering]);
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }
}

async function connectTo({ address, port }: BridgeEnd): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.connect(port, address);
  await once(socket, 'connect');
  return socket;
}

function carry(from: Socket, to: Socket): void {
  from.on('message', (datagram) => {
    if (!isStun(datagram)) to.send(datagram);
  });
}

async function nominate(socket: Socket, credentials: IceCredentials): Promise<void> {
  const accepted = new Promise<void>((resolve) => {
    socket.on('message', (datagram) => {
      if (isBindingSuccess(datagram)) resolve();
    });
  });
  socket.send(bindingRequest(credentials));
  await accepted;
}
