import { createCipheriv, createHmac } from 'node:crypto';

/** What SRTP is made of on one way, as DTLS agrees on it. */
export type SrtpKeys = { readonly key: Buffer; readonly salt: Buffer };

const TAG_BYTES = 10;
const SALT_BYTES = 14;
const ENCRYPTED = 0x8000_0000;

/** Labels of what is derived (RFC 3711, 4.3). */
const Label = { rtp: [0, 1, 2], rtcp: [3, 4, 5] } as const;

type Derived = { readonly key: Buffer; readonly auth: Buffer; readonly salt: Buffer };

/** Encrypts and signs what is sent, as AES_CM_128_HMAC_SHA1_80 does, whatever is in it. */
export class Srtp {
  readonly #rtp: Derived;
  readonly #rtcp: Derived;
  /** Of each source: the last number and how often it went round. */
  readonly #rounds = new Map<number, { last: number; round: number }>();
  #rtcpIndex = 0;

  constructor(keys: SrtpKeys) {
    this.#rtp = derive(keys, Label.rtp);
    this.#rtcp = derive(keys, Label.rtcp);
  }

  /** `headerBytes`: how much of it stays in clear; the receiver finds that out from the header itself. */
  protectRtp(packet: Buffer, headerBytes: number): Buffer {
    const sequence = packet.readUInt16BE(2);
    const ssrc = packet.readUInt32BE(8);
    const known = this.#rounds.get(ssrc) ?? { last: sequence, round: 0 };
    if (sequence < known.last && known.last - sequence > 0x8000) known.round += 1;
    known.last = sequence;
    this.#rounds.set(ssrc, known);
    const index = known.round * 0x1_0000 + sequence;
    const coded = crypt(this.#rtp, { ssrc, index, data: packet.subarray(headerBytes) });
    const whole = Buffer.concat([packet.subarray(0, headerBytes), coded]);
    const round = Buffer.alloc(4);
    round.writeUInt32BE(known.round);
    return Buffer.concat([whole, sign(this.#rtp, [whole, round])]);
  }

  protectRtcp(packet: Buffer): Buffer {
    this.#rtcpIndex += 1;
    const ssrc = packet.readUInt32BE(4);
    const coded = crypt(this.#rtcp, { ssrc, index: this.#rtcpIndex, data: packet.subarray(8) });
    const index = Buffer.alloc(4);
    index.writeUInt32BE((this.#rtcpIndex + ENCRYPTED) >>> 0);
    const whole = Buffer.concat([packet.subarray(0, 8), coded, index]);
    return Buffer.concat([whole, sign(this.#rtcp, [whole])]);
  }
}

function derive(keys: SrtpKeys, [key, auth, salt]: readonly [number, number, number]): Derived {
  return {
    key: stretched(keys, key, keys.key.length),
    auth: stretched(keys, auth, 20),
    salt: stretched(keys, salt, SALT_BYTES),
  };
}

function stretched({ key, salt }: SrtpKeys, label: number, bytes: number): Buffer {
  const iv = Buffer.alloc(16);
  salt.copy(iv);
  iv[7] = (iv[7] ?? 0) ^ label;
  return createCipheriv('aes-128-ctr', key, iv).update(Buffer.alloc(bytes));
}

type Coded = { readonly ssrc: number; readonly index: number; readonly data: Buffer };

function crypt({ key, salt }: Derived, { ssrc, index, data }: Coded): Buffer {
  const iv = Buffer.alloc(16);
  salt.copy(iv);
  iv.writeUInt32BE((iv.readUInt32BE(4) ^ ssrc) >>> 0, 4);
  const counted = Buffer.alloc(6);
  counted.writeUIntBE(index, 0, 6);
  for (const [at, byte] of counted.entries()) iv[8 + at] = (iv[8 + at] ?? 0) ^ byte;
  return createCipheriv('aes-128-ctr', key, iv).update(data);
}

function sign({ auth }: Derived, parts: readonly Buffer[]): Buffer {
  const hmac = createHmac('sha1', auth);
  for (const part of parts) hmac.update(part);
  return hmac.digest().subarray(0, TAG_BYTES);
}
