import { expect, it } from 'vitest';
import { DeckShelf } from '../../../server/lesson/courseware/DeckShelf.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { openStores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import { DiskFiles } from '../../../server/storage/DiskFiles.ts';
import { idPrefixes, LessonId } from '../../../shared/vocabulary/index.ts';
import { addSchool } from '../../support/district.ts';
import { makePng } from '../../support/images.ts';
import { tempDir } from '../../support/tempDir.ts';

it('takes away the files of lessons that were taken off the timetable, and no others', async () => {
  const dir = await tempDir();
  const db = openSqlite(dir.path);
  await migrate(db);
  const stores = openStores(db);
  const school = await addSchool(stores, 'a');
  const files = await DiskFiles.open(`${dir.path}/files`);
  const unused = () => Promise.reject(new Error('no such file in this test'));
  const shelf = new DeckShelf({
    decks: stores.decks,
    files,
    pdf: { read: unused },
    office: { convert: unused },
    clock: { nowMs: () => 1 },
  });
  const planned = async (startsAtMs: number) => {
    const lessonId = newId(LessonId, idPrefixes.lesson);
    const { courseId, teacherId } = school;
    const listening: [] = [];
    await stores.lessons.create(lessonId, {
      title: '课',
      courseId,
      teacherId,
      startsAtMs,
      endsAtMs: startsAtMs + 10,
      recorded: false,
      listening,
    });
    return lessonId;
  };
  const [kept, gone] = [await planned(0), await planned(100)];
  async function* source(shade: number): AsyncGenerator<Uint8Array> {
    yield makePng(32, 18, [shade, shade, shade]);
  }
  const deck = await shelf.add(kept, '留下的', source(10));
  const lost = await shelf.add(gone, '没用的', source(20));
  await shelf.add(gone, '两节课都用', source(10));
  await stores.lessons.remove(gone);
  await shelf.sweep();
  const left: string[] = [];
  for await (const sha256 of files.list()) left.push(sha256);
  expect(left).toEqual([deck.sha256]);
  expect(lost.sha256).not.toBe(deck.sha256);
  await db.destroy();
  await dir.remove();
});
