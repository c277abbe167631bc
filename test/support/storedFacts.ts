import { LogTable } from '../../server/persistence/LogTable.ts';
import { openSqlite } from '../../server/persistence/openDatabase.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';
import type { LessonId } from '../../shared/vocabulary/index.ts';

/** The facts of a lesson after a number, read from the database beside the server that writes it. */
export async function storedFacts(dataDir: string, lessonId: LessonId, afterSeq = 0): Promise<LoggedFact[]> {
  const db = openSqlite(dataDir);
  try {
    return await new LogTable(db).readSince(lessonId, afterSeq);
  } finally {
    await db.destroy();
  }
}
