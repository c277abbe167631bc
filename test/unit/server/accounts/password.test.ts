import { argon2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkPassword, hashPassword } from '../../../../server/accounts/passwordHash.ts';
import { makePassword, mustBeStrong } from '../../../../server/accounts/passwordPolicy.ts';

describe('password hash', () => {
  it('knows the password and nothing else', async () => {
    const stored = await hashPassword('春眠不觉晓，处处闻啼鸟');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await checkPassword('春眠不觉晓，处处闻啼鸟', stored)).toEqual({ right: true, outdated: false });
    expect((await checkPassword('春眠不觉晓', stored)).right).toBe(false);
  });

  it('gives the same password a different hash each time', async () => {
    expect(await hashPassword('the same words')).not.toBe(await hashPassword('the same words'));
  });

  it('takes the same letters however they were typed', async () => {
    expect((await checkPassword('cafe\u0301 cre\u0300me', await hashPassword('caf\u00e9 cr\u00e8me'))).right).toBe(
      true,
    );
  });

  it('recognises a hash that was made more cheaply', async () => {
    const nonce = randomBytes(16);
    const hash = argon2Sync('argon2id', {
      message: 'old but right',
      nonce,
      parallelism: 1,
      tagLength: 32,
      memory: 8_192,
      passes: 1,
    });
    const stored = `$argon2id$v=19$m=8192,t=1,p=1$${nonce.toString('base64').replace(/=+$/, '')}$${hash.toString('base64').replace(/=+$/, '')}`;
    expect(await checkPassword('old but right', stored)).toEqual({ right: true, outdated: true });
  });

  it('does not take a damaged hash for a wrong password', async () => {
    await expect(checkPassword('x', 'plain')).rejects.toThrow('stored password');
  });
});

describe('password policy', () => {
  it.each([
    'woaini1314520',
    '1QAZ2WSX3EDC',
    '1234567890',
    'abcdefghijk',
    'aaaaaaaaaaaa',
    '5201314520',
    'Password123',
    'xuexiao123456',
  ])('refuses %s', (password) => {
    expect(() => mustBeStrong(password, 'lin')).toThrow(
      expect.objectContaining({ code: 'password.too-weak', details: { reason: 'common' } }),
    );
  });

  it.each(['correct horse battery', '山外青山楼外楼西湖歌舞', 'xk7mq2pd9r'])(
    'takes %s, whatever kinds of characters it has',
    (password) => {
      expect(() => mustBeStrong(password, 'lin')).not.toThrow();
    },
  );

  it('counts characters, not bytes', () => {
    expect(() => mustBeStrong('山外青山楼外楼西湖', 'lin')).toThrow(
      expect.objectContaining({ details: { reason: 'short', atLeast: 10 } }),
    );
  });

  it('makes passwords that it would itself take, and never the same', () => {
    const made = Array.from({ length: 200 }, makePassword);
    for (const password of made) expect(() => mustBeStrong(password, 'lin')).not.toThrow();
    expect(new Set(made).size).toBe(200);
    expect(made.join('')).not.toMatch(/[01lio]/);
  });
});
