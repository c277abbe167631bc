import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { iceServersFor } from '../../../../server/media/iceServersFor.ts';

const urls = ['turn:turn.example.edu.cn:3478', 'turns:turn.example.edu.cn:5349?transport=tcp'];
const nowMs = 1_700_000_000_500;

it('names none where there are none', () => {
  expect(iceServersFor('seat_1', { turn: undefined, nowMs })).toEqual([]);
});

it('gives every receiver a name that ends a day later, and a password that the TURN server can check by the secret', () => {
  const turn = { urls, access: { kind: 'secret', secret: 'north-wind' } } as const;
  const [server] = iceServersFor('seat_1', { turn, nowMs });
  expect(server?.urls).toEqual(urls);
  expect(server?.username).toBe(`${1_700_000_000 + 86_400}:seat_1`);
  expect(server?.credential).toBe(
    createHmac('sha1', 'north-wind')
      .update(server?.username ?? '')
      .digest('base64'),
  );
  expect(JSON.stringify(server)).not.toContain('north-wind');
});

it('gives everybody the same name and password where those are fixed', () => {
  const turn = { urls, access: { kind: 'fixed', username: 'school', password: 'blue-door' } } as const;
  expect(iceServersFor('seat_1', { turn, nowMs })).toEqual([{ urls, username: 'school', credential: 'blue-door' }]);
});
