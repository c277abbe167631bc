import type { APIRequestContext } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import type { BodyInput, ReceivableRtp, TransportOffer } from '../../../shared/protocol/index.ts';
import type { LessonId, StreamId } from '../../../shared/vocabulary/index.ts';
import { must, socketOf } from '../socketOf.ts';
import type { RunningServer } from '../startServer.ts';
import type { OwnCertificate } from './DtlsCaller.ts';
import { MediaPeer } from './MediaPeer.ts';

type SentRtp = BodyInput<'stream.send'>['rtp'];

/** A stream that a seat of a test sends. */
export type SentStream = Pick<BodyInput<'stream.send'>, 'kind' | 'medium'> & { readonly rtp: SentRtp };

/** A seat in a lesson without a browser: its line, and its media as far as it has opened any. */
export class SocketSeat {
  readonly socket: Socket;
  readonly #certificate: OwnCertificate;
  readonly #peers: MediaPeer[] = [];
  readonly #canRoute: ReceivableRtp;
  #offers: { readonly send: TransportOffer; readonly receive: TransportOffer } | undefined;

  private constructor(socket: Socket, canRoute: ReceivableRtp, certificate: OwnCertificate) {
    this.socket = socket;
    this.#canRoute = canRoute;
    this.#certificate = certificate;
  }

  /** Takes the seat of whoever signed in through `requests`. */
  static async take(options: {
    readonly server: RunningServer;
    readonly requests: APIRequestContext;
    readonly lessonId: LessonId;
    readonly certificate: OwnCertificate;
  }): Promise<SocketSeat> {
    const { server, requests, lessonId, certificate } = options;
    const socket = await socketOf(server, requests);
    const { canRoute } = await new Promise<{ canRoute: ReceivableRtp }>((resolve) => socket.once('hello', resolve));
    await must(socket, 'lesson.join', { lessonId, windowId: crypto.randomUUID(), takeOver: true });
    return new SocketSeat(socket, canRoute, certificate);
  }

  /** Sends streams; gives the way on which their packets go. */
  async send(streams: readonly SentStream[]): Promise<MediaPeer> {
    const { send } = await this.#open();
    const peer = await this.#connect('send', send, async () => {
      for (const { kind, medium, rtp } of streams)
        await must(this.socket, 'stream.send', {
          kind,
          medium,
          rtp,
          muted: false,
          heightPx: medium === 'video' ? 360 : null,
        });
    });
    return peer;
  }

  /** Receives all that there is to receive, pictures in their size; `onMedia` hears of each packet. */
  async receive(onMedia: (packet: Buffer) => void): Promise<MediaPeer> {
    const { receive } = await this.#open();
    return this.#connect('receive', receive, async (peer) => {
      peer.onMedia = onMedia;
      const { state } = await must(this.socket, 'lesson.read', {});
      const streamIds = Object.keys(state.streams) as StreamId[];
      const { streams } = await must(this.socket, 'media.receive', { streamIds });
      const sizes = streams
        .filter(({ medium }) => medium === 'video')
        .map(({ streamId }) => ({ streamId, widthPx: 640, heightPx: 360 }));
      await must(this.socket, 'media.draw', { sizes });
    });
  }

  close(): void {
    for (const peer of this.#peers) peer.close();
    this.socket.close();
  }

  async #open() {
    this.#offers ??= await must(this.socket, 'media.open', { canReceive: this.#canRoute });
    return this.#offers;
  }

  async #connect(
    direction: 'send' | 'receive',
    offer: TransportOffer,
    then: (peer: MediaPeer) => Promise<void>,
  ): Promise<MediaPeer> {
    const fingerprints = [{ algorithm: 'sha-256' as const, value: this.#certificate.fingerprint }];
    await must(this.socket, 'media.connect', { direction, dtls: { role: 'client', fingerprints } });
    const peer = await MediaPeer.open(offer, this.#certificate);
    this.#peers.push(peer);
    await then(peer);
    return peer;
  }
}
