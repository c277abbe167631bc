import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy does with a WebSocket: hands it on, says no, or never answers. */
export type UpgradeManners = 'pass' | 'refuse' | 'silent';

/** A web proxy as schools have them, between a browser and the server. Ends with `close()`. */
export class SchoolProxy {
  /** What happens to WebSockets that are opened from now on. */
  upgrades: UpgradeManners;
  readonly #http: Server;
  readonly #target: URL;
  readonly #open = new Set<Duplex>();
  readonly #joined: { readonly near: Duplex; readonly far: Socket }[] = [];

  private constructor(target: URL, upgrades: UpgradeManners) {
    this.#target = target;
    this.upgrades = upgrades;
    this.#http = createServer((asked, answer) => this.#forward(asked, answer));
    this.#http.on('upgrade', (asked: IncomingMessage, near: Duplex, head: Buffer) => this.#upgrade(asked, near, head));
    this.#http.on('connection', (socket: Socket) => this.#keep(socket));
  }

  /** Listens on a free port of this machine. */
  static async open({ target, upgrades }: { target: string; upgrades: UpgradeManners }): Promise<SchoolProxy> {
    const proxy = new SchoolProxy(new URL(target), upgrades);
    proxy.#http.listen(0, '127.0.0.1');
    await once(proxy.#http, 'listening');
    return proxy;
  }

  /** Where it is reached. */
  get url(): string {
    return `http://localhost:${(this.#http.address() as AddressInfo).port}`;
  }

  /** The WebSockets that are open now carry nothing any more, and neither end is told. New ones work. */
  freeze(): void {
    for (const { near, far } of this.#joined.splice(0)) {
      for (const end of [near, far]) {
        end.unpipe();
        end.removeAllListeners('close').removeAllListeners('end');
        end.resume();
      }
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.#http.close();
    await once(this.#http, 'close');
  }

  #forward(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, url, headers } = asked;
    const onwards = request({ ...this.#address(), method, path: url, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onwards.on('error', () => answer.destroy());
    asked.pipe(onwards);
  }

  #upgrade(asked: IncomingMessage, near: Duplex, head: Buffer): void {
    if (this.upgrades === 'silent') return;
    if (this.upgrades === 'refuse') {
      near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const far = this.#keep(connect(this.#address()));
    far.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headerLines(asked.rawHeaders)}\r\n`);
    far.write(head);
    near.pipe(far);
    far.pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    this.#joined.push({ near, far });
  }

  #address(): { host: string; port: number } {
    return { host: '127.0.0.1', port: Number(this.#target.port) };
  }

  #keep<S extends Socket>(socket: S): S {
    this.#open.add(socket);
    // A browser that is closed resets its connections.
    socket.on('error', () => undefined);
    return socket;
  }
}

function headerLines(raw: readonly string[]): string {
  let lines = '';
  for (let index = 0; index < raw.length; index += 2) lines += `${raw[index]}: ${raw[index + 1]}\r\n`;
  return lines;
}
