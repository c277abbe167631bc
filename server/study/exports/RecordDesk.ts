import type { ScoredItem, SheetEvent, SheetState } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { foldFact } from '../../../shared/lesson/fold.ts';
import { emptyLesson } from '../../../shared/lesson/state.ts';
import { agreedOf } from '../../../shared/study/agreed.ts';
import { sequenceOf } from '../../../shared/study/compare.ts';
import type { LessonRecord, RecordedRubric, RecordedSheet } from '../../../shared/study/exports/record.ts';
import { type RecordParts, recordOf } from '../../../shared/study/exports/recordOf.ts';
import { unitsIn } from '../../../shared/study/scheme.ts';
import { lanesOf } from '../../../shared/timeline/lanes.ts';
import type { StudyId, TakeId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { LessonLogStore } from '../../lesson/ports.ts';
import { trackFileNameAt } from '../../library/fileNames.ts';
import { contentTypeOf } from '../../library/fileTypes.ts';
import { watched } from '../../library/libraryHandlers.ts';
import type { LibraryStore } from '../../library/ports.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { AgreedStore } from '../agreed/ports.ts';
import { maySee } from '../marks/markRights.ts';
import type { MarkStore } from '../marks/ports.ts';
import type { ScoreStore } from '../scores/ports.ts';
import type { SheetStore } from '../sheets/ports.ts';
import type { StoredStudy } from '../studies/ports.ts';
import type { StudyDesk } from '../studies/StudyDesk.ts';
import { isOpened } from '../studies/studyRights.ts';

/** What records are gathered from. */
export type RecordDeps = {
  readonly library: LibraryStore;
  readonly logs: Pick<LessonLogStore, 'readSince'>;
  readonly marks: Pick<MarkStore, 'list'>;
  readonly sheets: Pick<SheetStore, 'ofStudy' | 'unitsOf' | 'eventsOf'>;
  readonly agreed: Pick<AgreedStore, 'of'>;
  readonly scores: Pick<ScoreStore, 'rubricsOf' | 'sheetsOf' | 'agreedOf'>;
  readonly desk: Pick<StudyDesk, 'of'>;
  readonly clock: Clock;
};

/** Gathers all that somebody may read of a take, and of a study of it. */
export class RecordDesk {
  readonly #deps: RecordDeps;

  constructor(deps: RecordDeps) {
    this.#deps = deps;
  }

  /** Throws `take.not-found`, `take.not-yours`, `take.not-ended`. */
  ofTake(person: PersonIdentity, takeId: TakeId): Promise<LessonRecord> {
    return this.#gather(person, takeId, null);
  }

  /** Throws `study.not-found`, `study.not-yours`, and what `ofTake` throws. */
  async ofStudy(person: PersonIdentity, studyId: StudyId): Promise<LessonRecord> {
    const { study } = await this.#deps.desk.of(person, studyId);
    const { title, question, schemes, takeId } = study;
    const [sheets, rubrics] = [await this.#readable(person, study), await this.#scored(studyId)];
    const agreed = await this.#agreed(study);
    const coded = { sheets, agreed, rubrics };
    return this.#gather(person, takeId, { studyId, title, question, schemes: [...schemes], ...coded });
  }

  async #gather(person: PersonIdentity, takeId: TakeId, study: RecordParts['study']): Promise<LessonRecord> {
    const { library, logs, marks, clock } = this.#deps;
    const whole = await watched(person, { library }, takeId);
    const { invited: _, listening: rooms, ...take } = whole;
    const { lessonId, beganAtMs, endedAtMs } = take;
    if (endedAtMs === null) throw new AppError('take.not-ended', { takeId });
    const facts = (await logs.readSince(lessonId, 0)).filter(({ atMs }) => atMs <= endedAtMs);
    const end = facts.reduce(foldFact, emptyLesson);
    const lengthMs = endedAtMs - beganAtMs;
    const stretch = { fromMs: beganAtMs, toMs: endedAtMs };
    const seen = (await marks.list(lessonId, stretch)).filter((mark) => maySee(person, whole, mark));
    return recordOf({
      take: { ...take, listening: rooms.map(({ schoolId: _, ...room }) => room) },
      ...{ lengthMs, end, study, writtenAtMs: clock.nowMs(), writtenFor: person.name },
      lanes: lanesOf(facts, { beganAtMs, lengthMs }),
      files: (await library.filesOf(takeId)).map((file) => ({
        trackFileId: file.trackFileId,
        fileName: trackFileNameAt(file, whole, end),
        contentType: contentTypeOf(file),
        seatId: file.seatId,
        kind: file.kind,
        medium: file.medium,
        startAtMs: file.startAtMs,
        durationMs: file.durationMs,
      })),
      marks: seen.map(({ markId, byPersonId, byName, fromMs, toMs, text, tags, audience, madeAtMs, replies }) => ({
        ...{ markId, byPersonId, byName, fromMs, toMs, text, tags, audience, madeAtMs, replies: [...replies] },
      })),
    });
  }

  /** One's own sheets, and those of the others that they submitted, of schemes whose round is over. */
  async #readable({ personId }: PersonIdentity, study: StoredStudy): Promise<RecordedSheet[]> {
    const { sheets } = this.#deps;
    const all = await sheets.ofStudy(study.studyId);
    // A round can end by taking somebody out: what they had not submitted stays theirs.
    const isOpen = ({ submittedAtMs, scheme }: SheetState): boolean =>
      submittedAtMs !== null && isOpened(study, all, scheme);
    const open = all.filter((sheet) => sheet.personId === personId || isOpen(sheet));
    return Promise.all(
      open.map(async ({ sheetId, scheme, personId: by, name, submittedAtMs }) => ({
        ...{ sheetId, scheme, personId: by, coder: name, submittedAtMs },
        units: (await sheets.unitsOf(sheetId))
          .filter(({ codes }) => codes.length > 0)
          .map(({ unit, codes, source }) => ({ unit, codes, source })),
        events: recordedEvents(await sheets.eventsOf(sheetId), study, scheme),
      })),
    );
  }

  /** What all wrote alike or decided together; it takes two to agree. */
  async #agreed(study: StoredStudy): Promise<RecordedStudy['agreed']> {
    const { sheets, agreed } = this.#deps;
    const { studyId, lengthMs } = study;
    const all = await sheets.ofStudy(studyId);
    const found: RecordedStudy['agreed'] = [];
    for (const scheme of study.schemes) {
      const { key, unit, intervalS } = scheme;
      const submitted = all.filter((sheet) => sheet.scheme === key && sheet.submittedAtMs !== null);
      if (unit === 'event' || submitted.length < 2 || !isOpened(study, all, key)) continue;
      const count = unitsIn(lengthMs, intervalS);
      const coders = await Promise.all(
        submitted.map(async ({ sheetId }) => sequenceOf(await sheets.unitsOf(sheetId), count)),
      );
      const units = agreedOf(coders, await agreed.of({ studyId, scheme: key }), scheme).flatMap(
        ({ unit, codes, state }) =>
          codes.length > 0 && (state === 'same' || state === 'decided') ? [{ unit, codes: [...codes], state }] : [],
      );
      found.push({ scheme: key, units });
    }
    return found;
  }

  /** Scores of rubrics that are written down as opened; of the others there is nothing, one's own neither. */
  async #scored(studyId: StudyId): Promise<RecordedRubric[]> {
    const { scores } = this.#deps;
    const opened = (await scores.rubricsOf(studyId)).filter(({ openedAtMs }) => openedAtMs !== null);
    return Promise.all(
      opened.map(async ({ studyRubricId, rubric }) => ({
        ...{ studyRubricId, rubric },
        raters: (await scores.sheetsOf(studyRubricId)).flatMap(({ personId, name, submittedAtMs, items }) =>
          submittedAtMs === null
            ? []
            : [{ personId, name, submittedAtMs, items: items.filter(isAnswered).map(recordedItem) }],
        ),
        agreed: (await scores.agreedOf(studyRubricId))
          .filter(isAnswered)
          .map(({ node, answer, byName }) => ({ node, answer, byName })),
      })),
    );
  }
}

type RecordedStudy = NonNullable<LessonRecord['study']>;

const isAnswered = ({ answer }: Pick<ScoredItem, 'answer'>): boolean => answer !== null;

const recordedItem = ({ node, answer, evidence }: ScoredItem) => ({
  node,
  answer,
  evidence: evidence.map(({ fromMs, toMs }) => ({ fromMs, toMs })),
});

/** Events that were not taken back; a state that was never ended goes on to the end of the take. */
function recordedEvents(events: readonly SheetEvent[], study: StoredStudy, key: string): RecordedSheet['events'] {
  const states = new Set(
    study.schemes.find((each) => each.key === key)?.codes.flatMap((code) => (code.lasts === 'state' ? [code.key] : [])),
  );
  return events.flatMap(({ eventId, code, fromMs, toMs }) =>
    code === null ? [] : [{ eventId, code, fromMs, toMs: states.has(code) ? (toMs ?? study.lengthMs) : null }],
  );
}
