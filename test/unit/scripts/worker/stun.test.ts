import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { bindingRequest, isBindingSuccess, isStun } from '../../../../scripts/worker/proof/stun.ts';

const HEADER_BYTES = 20;
const INTEGRITY_BYTES = 24;
const FINGERPRINT_BYTES = 8;

it('signs its request with the password, over everything before the signature', () => {
  const request = bindingRequest({ usernameFragment: 'abcd', password: 'secret' });
  const signed = Buffer.from(request.subarray(0, -(INTEGRITY_BYTES + FINGERPRINT_BYTES)));
  const signature = request.subarray(-(FINGERPRINT_BYTES + 20), -FINGERPRINT_BYTES);
  signed.writeUInt16BE(request.length - HEADER_BYTES - FINGERPRINT_BYTES, 2);
  expect(signature).toEqual(createHmac('sha1', 'secret').update(signed).digest());
});

it('tells its own length, without the header', () => {
  const request = bindingRequest({ usernameFragment: 'abc', password: 'secret' });
  expect(request.readUInt16BE(2)).toBe(request.length - HEADER_BYTES);
  expect(request.length % 4).toBe(0);
});

it('tells an answer from a question, and STUN from DTLS', () => {
  const request = bindingRequest({ usernameFragment: 'abcd', password: 'secret' });
  const answer = Buffer.from(request);
  answer.writeUInt16BE(0x0101, 0);
  expect([isStun(request), isBindingSuccess(request)]).toEqual([true, false]);
  expect(isBindingSuccess(answer)).toBe(true);
  expect(isStun(Buffer.from([22, 254, 253]))).toBe(false);
});
