import { afterAll, beforeAll, describe } from 'vitest';
import { openStores } from '../../../server/persistence/stores.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { accountsContract } from './accountsContract.ts';
import { decksContract } from './decksContract.ts';
import { directoryContract } from './directoryContract.ts';
import { lessonLogContract } from './lessonLogContract.ts';
import { passesContract } from './passesContract.ts';
import { pupilsContract } from './pupilsContract.ts';

// One file for all: starting PostgreSQL inside the process costs seconds.
describe.each(databases)('stores on %s', (_name, open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  accountsContract(() => openStores(database.db));
  decksContract(() => openStores(database.db));
  directoryContract(() => openStores(database.db));
  passesContract(() => openStores(database.db));
  pupilsContract(() => openStores(database.db));
  lessonLogContract(() => database.db);
});
