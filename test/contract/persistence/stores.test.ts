import { afterAll, beforeAll, describe } from 'vitest';
import { openStores } from '../../../server/persistence/stores.ts';
import { databases, type TestDatabase } from '../../support/databases.ts';
import { accountsContract } from './accountsContract.ts';
import { archiveContract } from './archiveContract.ts';
import { compositionsContract } from './compositionsContract.ts';
import { decksContract } from './decksContract.ts';
import { directoryContract } from './directoryContract.ts';
import { lessonLogContract } from './lessonLogContract.ts';
import { libraryContract } from './libraryContract.ts';
import { marksContract } from './marksContract.ts';
import { passesContract } from './passesContract.ts';
import { pupilsContract } from './pupilsContract.ts';
import { queriesContract } from './queriesContract.ts';
import { rubricsContract } from './rubricsContract.ts';
import { schemesContract } from './schemesContract.ts';
import { sharesContract } from './sharesContract.ts';
import { studiesContract } from './studiesContract.ts';
import { studyWorkContract } from './studyWorkContract.ts';

// One file for all: starting PostgreSQL inside the process costs seconds.
describe.each(databases)('stores on %s', (_name, open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  accountsContract(() => openStores(database.db));
  archiveContract(() => openStores(database.db));
  compositionsContract(() => openStores(database.db));
  decksContract(() => openStores(database.db));
  directoryContract(() => openStores(database.db));
  libraryContract(() => openStores(database.db));
  marksContract(() => openStores(database.db));
  passesContract(() => openStores(database.db));
  pupilsContract(() => openStores(database.db));
  schemesContract(() => openStores(database.db));
  queriesContract(() => openStores(database.db));
  sharesContract(() => openStores(database.db));
  studiesContract(() => openStores(database.db));
  studyWorkContract(() => openStores(database.db));
  rubricsContract(() => openStores(database.db));
  lessonLogContract(() => database.db);
});
