import { expect, it } from 'vitest';
import { Observable } from '../../../../../client/kit/Observable.ts';
import { keepDecks } from '../../../../../client/lesson/courseware/keepDecks.ts';
import type { SessionStatus } from '../../../../../client/lesson/LessonSession.ts';
import { LessonStore } from '../../../../../client/lesson/LessonStore.ts';
import { followDecks } from '../../../../../shared/lesson/courseware.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { after, classroomSeat, lobby } from '../../../../support/lessons.ts';

const JOINED: SessionStatus = { step: 'joined', seatId: classroomSeat(1) };

function keeping(classroom: number | null, status: SessionStatus = JOINED) {
  const store = new LessonStore();
  const fetched: string[] = [];
  const asked: unknown[] = [];
  const line = new Observable<SessionStatus>(status);
  const failing = new Set<string>();
  const stop = keepDecks({
    session: {
      store,
      status: line,
      ask: async (_name, body) => {
        asked.push(body);
        return Object.create(null);
      },
    },
    desk: {
      prepare: async ({ deckId }) => {
        fetched.push(deckId);
        if (failing.has(deckId)) throw new Error('no line');
      },
    },
    classroomId: classroom === null ? null : ids.classroom(classroom),
  });
  return { store, fetched, asked, line, stop };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const twoDecks = after(lobby, ...followDecks(lobby, [deck(1), deck(2)]));

it('fetches every deck once, the one that is shown first, and says of each that it is ready', async () => {
  const { store, fetched, asked } = keeping(1);
  const surface = { kind: 'page', deckId: ids.deck(2), page: 1 } as const;
  store.reset(after(twoDecks, { type: 'surface.shown', data: { surface } }));
  await settled();
  expect(fetched).toEqual([ids.deck(2), ids.deck(1)]);
  expect(asked).toEqual([{ deckId: ids.deck(2) }, { deckId: ids.deck(1) }]);
});

it('does not say what the lesson knows, nor for a teacher', async () => {
  const ready = { type: 'deck.readied', data: { deckId: ids.deck(1), classroomId: ids.classroom(1) } } as const;
  const display = keeping(1);
  display.store.reset(after(twoDecks, ready));
  const teacher = keeping(null);
  teacher.store.reset(twoDecks);
  await settled();
  expect(display.asked).toEqual([{ deckId: ids.deck(2) }]);
  expect(teacher.fetched).toHaveLength(2);
  expect(teacher.asked).toEqual([]);
});

it('says it when the line is back', async () => {
  const { store, asked, line } = keeping(1, { step: 'away', sinceAtMs: 0 });
  store.reset(twoDecks);
  await settled();
  expect(asked).toEqual([]);
  line.set(JOINED);
  await settled();
  expect(asked).toHaveLength(2);
});

it('fetches nothing more once it was ended', async () => {
  const { store, fetched, stop } = keeping(1);
  stop();
  store.reset(twoDecks);
  await settled();
  expect(fetched).toEqual([]);
});
