import { writeSync } from 'node:fs';
import { LogTable } from '../../../server/persistence/LogTable.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { LessonId, SeatId } from '../../../shared/vocabulary/index.ts';

// Appends to three lessons at once until it is killed, and says on standard output what was acknowledged.
const [, , dataDir = '', firstSeq = '1'] = process.argv;
const db = openSqlite(dataDir);
await migrate(db);
const log = new LogTable(db);
const seatId = SeatId.parse('sea_0000000000000001');

async function fill(lesson: number): Promise<void> {
  const lessonId = LessonId.parse(`les_000000000000000${lesson}`);
  for (let seq = Number(firstSeq); ; seq += 1) {
    const fact = { seq, atMs: Date.now(), by: seatId, type: 'seat.dropped' as const, data: { seatId } };
    await log.append({ lessonId, facts: [fact], answers: [] });
    // At once and to a file: what the process still held would die with it, and a pipe can be full.
    writeSync(1, `${lesson}:${seq}\n`);
  }
}

await Promise.all([1, 2, 3].map(fill));
