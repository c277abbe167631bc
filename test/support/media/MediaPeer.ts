import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { bindingRequest, isBindingSuccess, isStun } from '../../../scripts/worker/proof/stun.ts';
import type { TransportOffer } from '../../../shared/protocol/index.ts';
import { DtlsCaller, type OwnCertificate } from './DtlsCaller.ts';
import { Srtp } from './Srtp.ts';

/** DTLS begins with 20 to 63, RTP and RTCP with 128 to 191 (RFC 7983). */
const isDtls = (datagram: Buffer): boolean => (datagram[0] ?? 0) >= 20 && (datagram[0] ?? 0) < 64;
const isMedia = (datagram: Buffer): boolean => (datagram[0] ?? 0) >= 128;

const ASK_AGAIN_AFTER_MS = 300;
/** Whoever does not ask for 30 s is taken to have gone (RFC 7675). */
const CONSENT_EVERY_MS = 5_000;

/**
 * One end of a WebRTC transport without a browser: it speaks ICE and SRTP itself, so that it can send whatever it likes,
 * and lets openssl speak DTLS.
 */
export class MediaPeer {
  /** Called with each packet of media or about it that comes. It stays encrypted. */
  onMedia: (packet: Buffer) => void = () => undefined;
  readonly #offer: TransportOffer;
  readonly #socket: Socket;
  /** Where openssl sends, and where it listens once it has. */
  readonly #relay: Socket;
  readonly #dtls: DtlsCaller;
  #caller: { readonly address: string; readonly port: number } | undefined;
  #answered: () => void = () => undefined;
  #srtp: Srtp | undefined;
  #consent: ReturnType<typeof setInterval> | undefined;

  private constructor(offer: TransportOffer, sockets: { socket: Socket; relay: Socket; dtls: DtlsCaller }) {
    this.#offer = offer;
    this.#socket = sockets.socket;
    this.#relay = sockets.relay;
    this.#dtls = sockets.dtls;
  }

  /** Resolves when media can be sent. The transport must have been told of `certificate` before. */
  static async open(offer: TransportOffer, certificate: OwnCertificate): Promise<MediaPeer> {
    const candidate = offer.iceCandidates.find(({ protocol }) => protocol === 'udp');
    if (!candidate) throw new Error('the transport offers no UDP');
    const [socket, relay] = [createSocket('udp4'), createSocket('udp4')];
    socket.connect(candidate.port, candidate.address);
    relay.bind(0, '127.0.0.1');
    await Promise.all([once(socket, 'connect'), once(relay, 'listening')]);
    // What nobody hears is refused by the system once the other side is gone.
    for (const each of [socket, relay]) each.on('error', () => undefined);
    const peer = new MediaPeer(offer, { socket, relay, dtls: new DtlsCaller(certificate, relay.address().port) });
    peer.#carry();
    await peer.settled();
    peer.#srtp = new Srtp(await peer.#dtls.keys);
    peer.#consent = setInterval(() => peer.#ask(), CONSENT_EVERY_MS);
    return peer;
  }

  sendRtp(packet: Buffer, headerBytes: number): void {
    if (this.#srtp) this.send(this.#srtp.protectRtp(packet, headerBytes));
  }

  sendRtcp(packet: Buffer): void {
    if (this.#srtp) this.send(this.#srtp.protectRtcp(packet));
  }

  /** Sends a datagram as it is. */
  send(datagram: Buffer): void {
    this.#socket.send(datagram, () => undefined);
  }

  /** Resolves when everything sent before has been taken in: the transport answers in order. */
  async settled(): Promise<void> {
    const again = setInterval(() => this.#ask(), ASK_AGAIN_AFTER_MS);
    await new Promise<void>((resolve) => {
      this.#answered = resolve;
      this.#ask();
    });
    clearInterval(again);
  }

  close(): void {
    clearInterval(this.#consent);
    this.#dtls.close();
    this.#socket.close();
    this.#relay.close();
  }

  #ask(): void {
    const { usernameFragment, password } = this.#offer.iceParameters;
    this.send(bindingRequest({ usernameFragment, password }));
  }

  #carry(): void {
    this.#relay.on('message', (datagram, { address, port }) => {
      this.#caller = { address, port };
      this.send(datagram);
    });
    this.#socket.on('message', (datagram) => {
      if (isMedia(datagram)) this.onMedia(datagram);
      else if (isStun(datagram) && isBindingSuccess(datagram)) this.#answered();
      else if (isDtls(datagram) && this.#caller) this.#relay.send(datagram, this.#caller.port, this.#caller.address);
    });
  }
}
