import { SignInName } from '../shared/api/index.ts';
import { idPrefixes, PersonId } from '../shared/vocabulary/index.ts';
import { hashPassword } from './accounts/passwordHash.ts';
import { makePassword } from './accounts/passwordPolicy.ts';
import { configOfProcess } from './config/config.ts';
import { migrate } from './persistence/migrate.ts';
import { openPostgres, openSqlite } from './persistence/openDatabase.ts';
import { openStores, type Stores } from './persistence/stores.ts';
import { newId } from './platform/newId.ts';

/** Gives a person a new password and takes every lock off their name. `false` if there is no such person. */
async function resetPassword(stores: Stores, signInName: string, password: string): Promise<boolean> {
  const known = await stores.people.credentialsByName(signInName);
  if (!known) return false;
  await stores.people.setPassword(known.personId, {
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
  });
  await stores.sessions.endAllOf({ kind: 'person', personId: known.personId });
  await stores.failures.clear(`name:${signInName}`);
  return true;
}

/** Makes the first administrator of a district that has none. `false` if it has one. */
async function makeFirstAdministrator(stores: Stores, signInName: string, password: string): Promise<boolean> {
  if ((await stores.people.countDistrictAdministrators()) > 0) return false;
  const person = {
    name: signInName,
    signInName,
    roles: ['district-administrator' as const],
    schoolId: null,
    disabled: false,
  };
  const stored = { passwordHash: await hashPassword(password), mustChangePassword: true };
  await stores.people.create(newId(PersonId, idPrefixes.person), person, stored);
  return true;
}

async function main(): Promise<void> {
  const name = SignInName.safeParse(process.argv[2]);
  if (!name.success) throw new Error('用法 · usage: npm run password -- NAME');
  const config = configOfProcess();
  const db =
    config.DATABASE_URL === undefined
      ? openSqlite(config.DATA_DIR)
      : openPostgres(config.DATABASE_URL, () => undefined);
  try {
    await migrate(db);
    const stores = openStores(db);
    const password = makePassword();
    const done =
      (await resetPassword(stores, name.data, password)) || (await makeFirstAdministrator(stores, name.data, password));
    if (!done) throw new Error(`没有这个账号 · there is no account of this name: ${name.data}`);
    process.stdout.write(`${name.data}  ${password}\n首次登录须修改密码 · must be changed at the first sign-in\n`);
  } finally {
    await db.destroy();
  }
}

main().catch((failure: unknown) => {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exitCode = 1;
});
