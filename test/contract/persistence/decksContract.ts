import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import { DeckId, idPrefixes, LessonId } from '../../../shared/vocabulary/index.ts';
import { deck } from '../../support/decks.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_900_000_000_000;

/** What decks may rely on, whatever the database. */
export function decksContract(open: () => Stores): void {
  describe('decks', () => {
    let stores: Stores;
    let school: TestSchool;
    let day = 0;

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'decks');
    });

    const newLesson = async () => {
      const lessonId = newId(LessonId, idPrefixes.lesson);
      day += 1;
      const startsAtMs = T0 + day * 86_400_000;
      const { courseId, teacherId } = school;
      const time = { startsAtMs, endsAtMs: startsAtMs + 2_400_000 };
      await stores.lessons.create(lessonId, {
        title: '课',
        courseId,
        teacherId,
        listening: [],
        recorded: false,
        ...time,
      });
      return lessonId;
    };
    const newDeck = (n: number) => ({ ...deck(n), deckId: newId(DeckId, idPrefixes.deck) });

    it('come back as they were, in the order in which they came', async () => {
      const lessonId = await newLesson();
      const [first, second] = [newDeck(1), { ...newDeck(2), ratios: [1.5, 0.5], bytes: 104_857_600 }];
      await stores.decks.add(lessonId, second, T0 + 2);
      await stores.decks.add(lessonId, first, T0 + 1);
      expect(await stores.decks.list(lessonId)).toEqual([first, second]);
      expect(await stores.decks.find(second.deckId)).toEqual({ ...second, lessonId, removed: false });
    });

    it('are gone from the list once removed, and still known', async () => {
      const lessonId = await newLesson();
      const removed = newDeck(3);
      await stores.decks.add(lessonId, removed, T0);
      await stores.decks.remove(removed.deckId, T0 + 1);
      await stores.decks.remove(removed.deckId, T0 + 2);
      expect(await stores.decks.list(lessonId)).toEqual([]);
      expect(await stores.decks.find(removed.deckId)).toMatchObject({ removed: true });
      expect(await stores.decks.find(newId(DeckId, idPrefixes.deck))).toBeUndefined();
    });

    it('need their file while they are there, and after the lesson has begun also later', async () => {
      const [planned, taught] = [await newLesson(), await newLesson()];
      const [one, other] = [newDeck(4), newDeck(4)];
      await stores.decks.add(planned, one, T0);
      await stores.decks.add(taught, other, T0);
      await stores.decks.remove(one.deckId, T0 + 1);
      expect(await stores.decks.needsFile(one.sha256)).toBe(true);
      await stores.decks.remove(other.deckId, T0 + 1);
      expect(await stores.decks.needsFile(one.sha256)).toBe(false);
      await stores.plans.markPhase(taught, 'live', T0 + 2);
      await stores.plans.markPhase(taught, 'ended', T0 + 3);
      expect(await stores.decks.needsFile(one.sha256)).toBe(true);
    });

    it('go with a lesson that is taken off the timetable', async () => {
      const lessonId = await newLesson();
      const gone = newDeck(5);
      await stores.decks.add(lessonId, gone, T0);
      await stores.lessons.remove(lessonId);
      expect(await stores.decks.find(gone.deckId)).toBeUndefined();
    });
  });
}
