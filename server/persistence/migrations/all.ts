import type { Kysely } from 'kysely';
import { makeDecks } from './decks.ts';
import { makeFirstTables } from './firstTables.ts';
import { makePasses } from './passes.ts';
import { makePupils } from './pupils.ts';

/** One step of the database's shape. Never changed after a release: a new one follows instead. */
export type MigrationStep = { readonly name: string; readonly up: (db: Kysely<unknown>) => Promise<void> };

/** All steps, oldest first. Names sort in this order. */
export const migrations: readonly MigrationStep[] = [
  { name: '001-first-tables', up: makeFirstTables },
  { name: '002-passes', up: makePasses },
  { name: '003-decks', up: makeDecks },
  { name: '004-pupils', up: makePupils },
];
