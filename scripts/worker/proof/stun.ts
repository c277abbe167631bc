import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;

/** The attributes that a controlling ICE agent puts in its check (RFC 8445 §7.1). */
const Attribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  priority: 0x0024,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlling: 0x802a,
} as const;

const INTEGRITY_BYTES = 24;
const FINGERPRINT_BYTES = 8;
const FINGERPRINT_XOR = 0x5354554e;

/** The ICE credentials of the side that is asked. */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/** Makes the connectivity check that nominates its path: after the answer, ICE is connected. */
export function bindingRequest({ usernameFragment, password }: IceCredentials): Buffer {
  const body = Buffer.concat([
    attribute(Attribute.username, Buffer.from(`${usernameFragment}:proof`)),
    attribute(Attribute.priority, Buffer.from([0x6e, 0x7f, 0xff, 0xff])),
    attribute(Attribute.iceControlling, randomBytes(8)),
    attribute(Attribute.useCandidate, Buffer.alloc(0)),
  ]);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(BINDING_REQUEST, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  randomBytes(12).copy(header, 8);
  return withFingerprint(withIntegrity(Buffer.concat([header, body]), password));
}

/** Says whether a datagram is the answer to a binding request that went well. */
export function isBindingSuccess(datagram: Buffer): boolean {
  return datagram.length >= HEADER_BYTES && datagram.readUInt16BE(0) === BINDING_SUCCESS;
}

/** STUN's first two bits are zero; DTLS and SRTP begin with 20 or more (RFC 7983). */
export function isStun(datagram: Buffer): boolean {
  return (datagram[0] ?? 0) < 4;
}

/** The integrity covers the header with a length that already counts the integrity attribute itself. */
function withIntegrity(message: Buffer, password: string): Buffer {
  const counted = withLength(message, INTEGRITY_BYTES);
  return Buffer.concat([
    counted,
    attribute(Attribute.messageIntegrity, createHmac('sha1', password).update(counted).digest()),
  ]);
}

function withFingerprint(message: Buffer): Buffer {
  const counted = withLength(message, FINGERPRINT_BYTES);
  const value = Buffer.alloc(4);
  value.writeUInt32BE((crc32(counted) ^ FINGERPRINT_XOR) >>> 0);
  return Buffer.concat([counted, attribute(Attribute.fingerprint, value)]);
}

function withLength(message: Buffer, moreBytes: number): Buffer {
  const copy = Buffer.from(message);
  copy.writeUInt16BE(message.length - HEADER_BYTES + moreBytes, 2);
  return copy;
}

function attribute(type: number, value: Buffer): Buffer {
  const padded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  padded.writeUInt16BE(type, 0);
  padded.writeUInt16BE(value.length, 2);
  value.copy(padded, 4);
  return padded;
}
