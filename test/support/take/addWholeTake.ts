import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import type { StoredTrackFile } from '../../../server/recording/takeStore.ts';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import type { LessonPlan } from '../../../shared/lesson/state.ts';
import type { Fact } from '../../../shared/protocol/index.ts';
import { DeckId, idPrefixes, type LessonId } from '../../../shared/vocabulary/index.ts';
import { makePdf } from '../pdf.ts';
import { addTake, addTrackFile, type MadeTake } from './addTake.ts';
import { makeAudio, makeVideo } from './makeMedia.ts';
import { MOMENTS, seats, streams, takeLog } from './takeLesson.ts';

type Kept = Pick<Stores, 'lessons' | 'plans' | 'takes' | 'decks' | 'lessonLogs'>;

/** What else happens in the lesson of a take. */
type Change = (facts: Fact[], lesson: { readonly plan: LessonPlan; readonly beganAtMs: number }) => Fact[];

/**
 * A take as `takeLesson` tells it, with real files in which its clock is drawn. `change` tells the lesson otherwise.
 */
export async function addWholeTake(stores: Kept, dataDir: string, made: MadeTake, change: Change = (facts) => facts) {
  const { takeId, lessonId } = await addTake(stores, made);
  const deck = await addDeck(stores, dataDir, lessonId);
  const plan = await stores.plans.find(lessonId);
  if (!plan) throw new Error('the lesson has no plan');
  const { beganAtMs } = made;
  const facts = change(takeLog({ plan, takeId, deck, beganAtMs }), { plan, beganAtMs });
  await stores.lessonLogs.append({ lessonId, facts, answers: [] });
  await Promise.all(PIECES.map((piece) => addPiece(stores, dataDir, { ...piece, takeId, beganAtMs: made.beganAtMs })));
  return { takeId, lessonId, deck, beganAtMs: made.beganAtMs };
}

type Kind = { readonly grey: number } | { readonly hz: number };
type Made = Pick<StoredTrackFile, 'takeId' | 'streamId' | 'seatId'> &
  Kind & { readonly fromMs: number; readonly toMs: number; readonly beganAtMs: number };

async function addPiece(stores: Kept, dataDir: string, made: Made): Promise<void> {
  const { takeId, streamId, seatId, fromMs, toMs } = made;
  const piece = { fromMs, lengthMs: toMs - fromMs };
  const isPicture = 'grey' in made;
  await addTrackFile(
    stores,
    dataDir,
    {
      takeId,
      streamId,
      seatId,
      medium: isPicture ? 'video' : 'audio',
      kind: seatId === seats.teacher ? 'teacher-camera' : 'classroom-return',
      codec: isPicture ? 'vp8' : 'opus',
      startAtMs: made.beganAtMs + fromMs,
      durationMs: toMs - fromMs,
    },
    (path) => (isPicture ? makeVideo(path, { ...piece, grey: made.grey }) : makeAudio(path, { ...piece, hz: made.hz })),
  );
}

/** What is kept of each stream. Files begin a little after their streams, and not at full seconds. */
const PIECES = [
  { streamId: streams.teacherPicture, seatId: seats.teacher, fromMs: 120.4, toMs: MOMENTS.end, grey: 120 },
  { streamId: streams.teacherSound, seatId: seats.teacher, fromMs: 80.2, toMs: MOMENTS.end, hz: 660 },
  { streamId: streams.firstPicture, seatId: seats.first, fromMs: 2_160, toMs: MOMENTS.firstBreaks, grey: 60 },
  { streamId: streams.firstSound, seatId: seats.first, fromMs: 2_100, toMs: MOMENTS.firstBreaks, hz: 880 },
  { streamId: streams.firstPictureAgain, seatId: seats.first, fromMs: 14_240, toMs: MOMENTS.end, grey: 60 },
  { streamId: streams.firstSoundAgain, seatId: seats.first, fromMs: 14_100, toMs: MOMENTS.end, hz: 880 },
  { streamId: streams.secondPicture, seatId: seats.second, fromMs: 3_200, toMs: MOMENTS.end, grey: 180 },
  { streamId: streams.secondSound, seatId: seats.second, fromMs: 3_100, toMs: MOMENTS.end, hz: 990 },
] as const;

/** Two pages, the second green all over. */
async function addDeck({ decks }: Pick<Stores, 'decks'>, dataDir: string, lessonId: LessonId): Promise<DeckFile> {
  const pdf = makePdf([{ text: '茉莉花' }, { fill: [0.8, 0.95, 0.8] }]);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const dir = join(dataDir, 'files', sha256.slice(0, 2));
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, sha256), pdf);
  const deck: DeckFile = {
    deckId: newId(DeckId, idPrefixes.deck),
    title: '茉莉花 第一课时',
    kind: 'pdf',
    sha256,
    bytes: pdf.length,
    pages: 2,
    ratios: [16 / 9],
  };
  await decks.add(lessonId, deck, Date.now());
  return deck;
}
