import { expect, it } from 'vitest';
import { addPerson, PASSWORD } from '../../support/district.ts';
import { runServer } from '../../support/runServer.ts';
import { TestApp } from '../../support/TestApp.ts';
import { tempDir } from '../../support/tempDir.ts';

/** The password that the program printed. */
const printed = (said: string): string => /\b([a-z0-9]{4}(?:-[a-z0-9]{4}){2})\b/.exec(said)?.[1] ?? '';

it('gives a person a new password, beside a server that is running, and ends their sessions', async () => {
  const app = await TestApp.start({
    fill: async (stores) => void (await addPerson(stores, { signInName: 'lin', roles: ['teacher'], schoolId: null })),
  });
  const browser = await app.as('lin');
  const program = runServer('resetPassword.ts', { DATA_DIR: app.dataDir }, 'LIN');
  expect(await program.ended).toBe(0);
  expect(await browser.code('session.list')).toBe('session.expired');
  expect(await browser.code('session.sign-in', { body: { signInName: 'lin', password: PASSWORD } })).toBe(
    'sign-in.refused',
  );
  expect((await browser.signIn('lin', printed(program.said()))).who).toMatchObject({ mustChangePassword: true });
  await app.close();
});

it('makes the first administrator of an empty district, and only the first', async () => {
  const dir = await tempDir();
  const first = runServer('resetPassword.ts', { DATA_DIR: dir.path }, 'chen');
  expect([await first.ended, printed(first.said())]).toEqual([0, expect.stringMatching(/.{14}/)]);
  const second = runServer('resetPassword.ts', { DATA_DIR: dir.path }, 'wang');
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('wang');
  await dir.remove();
});

it('does not start with a configuration that makes no sense, and says all that is wrong', async () => {
  const program = runServer('main.ts', { PORT: 'many', DEMO: 'perhaps', METRICS_TOKEN: 'hunter2' });
  expect(await program.ended).toBe(1);
  for (const name of ['PORT', 'DEMO', 'METRICS_TOKEN']) expect(program.said()).toContain(name);
  expect(program.said()).not.toMatch(/many|perhaps|hunter2/);
});
