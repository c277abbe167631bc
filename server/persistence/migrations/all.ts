import type { Kysely } from 'kysely';
import { makeKeptFiles } from './archive.ts';
import { makeAudit } from './audit.ts';
import { makeCodingPad } from './codingPad.ts';
import { makeCompositions } from './compositions.ts';
import { makeDecks } from './decks.ts';
import { makeFirstTables } from './firstTables.ts';
import { makeMarks } from './marks.ts';
import { makePasses } from './passes.ts';
import { makePupils } from './pupils.ts';
import { makeRubrics } from './rubrics.ts';
import { makeSavedQueries } from './savedQueries.ts';
import { makeShares } from './shares.ts';
import { makeStudies } from './studies.ts';
import { makeStudyWork } from './studyWork.ts';
import { makeTakes } from './takes.ts';

/** One step of the database's shape. Never changed after a release: a new one follows instead. */
export type MigrationStep = { readonly name: string; readonly up: (db: Kysely<unknown>) => Promise<void> };

/** All steps, oldest first. Names sort in this order. */
export const migrations: readonly MigrationStep[] = [
  { name: '001-first-tables', up: makeFirstTables },
  { name: '002-passes', up: makePasses },
  { name: '003-decks', up: makeDecks },
  { name: '004-pupils', up: makePupils },
  { name: '005-takes', up: makeTakes },
  { name: '006-marks', up: makeMarks },
  { name: '007-compositions', up: makeCompositions },
  { name: '008-shares', up: makeShares },
  { name: '009-archive', up: makeKeptFiles },
  { name: '010-audit', up: makeAudit },
  { name: '011-studies', up: makeStudies },
  { name: '012-rubrics', up: makeRubrics },
  { name: '013-coding-pad', up: makeCodingPad },
  { name: '014-study-work', up: makeStudyWork },
  { name: '015-saved-queries', up: makeSavedQueries },
];
