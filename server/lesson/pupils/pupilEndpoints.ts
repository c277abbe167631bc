import type { EndpointHandlers, EndpointName, Pupil } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import { sentFile, type TransferHandlers } from '../courseware/deckHandlers.ts';
import type { DeckLessons, DeckStore, FileStore } from '../courseware/ports.ts';
import type { Pupils } from './Pupils.ts';
import type { StoredPupil } from './ports.ts';

type Deps = {
  readonly pupils: Pupils;
  readonly lessons: DeckLessons;
  readonly decks: Pick<DeckStore, 'find'>;
  readonly files: Pick<FileStore, 'read'>;
};

/** What pupils' devices ask for, and what their teacher does with them. */
export function pupilEndpoints({
  pupils,
  lessons,
  decks,
  files,
}: Deps): Pick<EndpointHandlers<Caller>, Extract<EndpointName, `pupils.${string}`>> &
  Pick<TransferHandlers, 'pupils.picture'> {
  async function mustTeach(caller: Caller, lessonId: LessonId): Promise<void> {
    const lesson = await lessons.find(lessonId);
    if (!lesson) throw new AppError('lesson.not-found', { lessonId });
    if (lesson.teacherId !== personOf(caller).personId) throw new AppError('lesson.not-yours', { lessonId });
  }

  return {
    'pupils.enter': async ({ keepPupil, pupilToken }, { body: { code, nickname } }) => {
      const { token, pupil } = await pupils.enter(code, nickname, pupilToken);
      if (token !== null) keepPupil(token);
      return { pupil: pupilOf(pupil) };
    },
    'pupils.read': async ({ pupilToken }, { query: { after } }) => {
      const pupil = await pupils.identify(pupilToken);
      const sheet = await pupils.sheet(pupil, after);
      // It may have been sent away while it waited.
      await pupils.find(pupil.pupilId);
      return { pupil: pupilOf(pupil), sheet: { ...sheet, answer: await pupils.answerOf(pupil, sheet.poll?.pollId) } };
    },
    'pupils.answer': async ({ pupilToken }, { body: { pollId, answer } }) => {
      await pupils.answer(await pupils.identify(pupilToken), pollId, answer);
      return {};
    },
    'pupils.picture': async ({ pupilToken }, { params: { pollId } }) => {
      const deckId = await pupils.pictureOf(await pupils.identify(pupilToken), pollId);
      const deck = await decks.find(deckId);
      if (!deck) throw new AppError('deck.not-found', { deckId });
      return sentFile(deck, files);
    },
    'pupils.list': async (caller, { params: { lessonId } }) => {
      await mustTeach(caller, lessonId);
      return { pupils: await pupils.list(lessonId) };
    },
    'pupils.remove': async (caller, { params: { pupilId } }) => {
      const pupil = await pupils.find(pupilId);
      await mustTeach(caller, pupil.lessonId);
      await pupils.remove(pupil);
      return {};
    },
  };
}

function pupilOf({ pupilId, nickname, lessonTitle, schoolName, classroomName }: StoredPupil): Pupil {
  return { pupilId, nickname, lessonTitle, schoolName, classroomName };
}
