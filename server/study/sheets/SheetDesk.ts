import { type CodedUnit, MAX_SHEET_EVENTS, type Sheet, type SheetEvent } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { type Scheme, type SchemeKey, unitsIn } from '../../../shared/study/scheme.ts';
import { idPrefixes, SheetId, type StudyId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import { newId } from '../../platform/newId.ts';
import type { Asker, StudyDeps, StudyDesk } from '../studies/StudyDesk.ts';
import { isOpened, lengthNow, mustGoOn } from '../studies/studyRights.ts';
import { mustFit } from './mustFit.ts';

type Deps = Pick<StudyDeps, 'sheets' | 'clock' | 'changes'> & { readonly desk: Pick<StudyDesk, 'of'> };

/** Which sheet of which study. */
type Place = { readonly studyId: StudyId; readonly sheetId: SheetId };

/** Where sheets are begun, written, submitted, and read once their round is over. */
export class SheetDesk {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws `study.no-scheme`, `study.not-rater`, `study.archived`, `study.opened`. */
  begin({ person, log }: Asker, studyId: StudyId, key: SchemeKey): Promise<Sheet> {
    const { sheets, clock, changes, desk } = this.#deps;
    return changes.run(studyId, async () => {
      const { study, self } = await desk.of(person, studyId);
      const all = await sheets.ofStudy(studyId);
      const own = all.find((sheet) => sheet.scheme === key && sheet.personId === person.personId);
      if (own) return this.read({ person, log }, { studyId, sheetId: own.sheetId });
      const scheme = study.schemes.find((each) => each.key === key);
      if (!scheme) throw new AppError('study.no-scheme', { key });
      if (self.role === 'observer') throw new AppError('study.not-rater', { studyId });
      mustGoOn(study);
      if (isOpened(study, all, key)) throw new AppError('study.opened', { studyId });
      const { personId, name } = person;
      const sheetId = newId(SheetId, idPrefixes.sheet);
      const sheet = { sheetId, studyId, personId, name, scheme, begunAtMs: clock.nowMs(), submittedAtMs: null };
      return { ...(await sheets.add(sheet)), mine: true, units: [], events: [] };
    });
  }

  /** Throws `sheet.blind` unless it is one's own, or has been submitted as have all others. */
  async read({ person }: Asker, { studyId, sheetId }: Place): Promise<Sheet> {
    const { sheets, desk } = this.#deps;
    const { study } = await desk.of(person, studyId);
    const sheet = await this.#found({ studyId, sheetId });
    const mine = sheet.personId === person.personId;
    // A round can end by taking somebody out: what they had not submitted stays theirs.
    const isOpen = sheet.submittedAtMs !== null && isOpened(study, await sheets.ofStudy(studyId), sheet.scheme.key);
    if (!mine && !isOpen) throw new AppError('sheet.blind', { sheetId });
    const [units, events] = [await sheets.unitsOf(sheetId), await sheets.eventsOf(sheetId)];
    return { ...sheet, mine, units, events };
  }

  async save({ person }: Asker, place: Place, units: readonly CodedUnit[]): Promise<{ units: CodedUnit[] }> {
    const { sheets, clock } = this.#deps;
    const { sheet, study } = await this.#own(person, place);
    // Of what is being recorded, the interval that runs is coded as well.
    const count = unitsIn(lengthNow(study, clock.nowMs()), sheet.scheme.intervalS) + (study.recording ? 1 : 0);
    for (const unit of units) mustFit(unit, sheet.scheme, count);
    const written = await sheets.write(place.sheetId, units, clock.nowMs());
    if (!written) throw new AppError('sheet.submitted', { sheetId: place.sheetId });
    return { units: written };
  }

  /** Throws `sheet.event-wrong`, `sheet.full`, and what `save` throws. */
  async saveEvents({ person }: Asker, place: Place, events: readonly SheetEvent[]): Promise<{ events: SheetEvent[] }> {
    const { sheets, clock } = this.#deps;
    const { sheet, study } = await this.#own(person, place);
    const lengthMs = lengthNow(study, clock.nowMs());
    for (const event of events) mustHappen(event, sheet.scheme, lengthMs);
    const there = new Set((await sheets.eventsOf(place.sheetId)).map(({ eventId }) => eventId));
    const all = events.reduce((ids, { eventId }) => ids.add(eventId), there);
    if (all.size > MAX_SHEET_EVENTS) throw new AppError('sheet.full', { sheetId: place.sheetId });
    const written = await sheets.writeEvents(place.sheetId, events, clock.nowMs());
    if (!written) throw new AppError('sheet.submitted', { sheetId: place.sheetId });
    return { events: written };
  }

  submit(asker: Asker, place: Place): Promise<Sheet> {
    const { sheets, clock, changes } = this.#deps;
    return changes.run(place.studyId, async () => {
      const { study } = await this.#own(asker.person, place);
      if (study.recording) throw new AppError('take.not-ended', { takeId: study.takeId });
      await sheets.submit(place.sheetId, clock.nowMs());
      asker.log.info({ event: 'sheet.submitted', ...place, personId: asker.person.personId });
      return this.read(asker, place);
    });
  }

  /** One's own sheet in a study that goes on, in which one still codes. */
  async #own(person: PersonIdentity, place: Place) {
    const { study, self } = await this.#deps.desk.of(person, place.studyId);
    const sheet = await this.#found(place);
    if (sheet.personId !== person.personId) throw new AppError('sheet.not-yours', { sheetId: place.sheetId });
    if (self.role === 'observer') throw new AppError('study.not-rater', { studyId: place.studyId });
    mustGoOn(study);
    return { sheet, study };
  }

  async #found({ studyId, sheetId }: Place) {
    const sheet = await this.#deps.sheets.find(sheetId);
    if (sheet?.studyId !== studyId) throw new AppError('sheet.not-found', { sheetId });
    return sheet;
  }
}

/** Refuses events of no known code, outside the take, and moments that last. */
function mustHappen({ code, fromMs, toMs, eventId }: SheetEvent, { unit, codes }: Scheme, lengthMs: number): void {
  const known = codes.find(({ key }) => key === code);
  const isKnown = unit === 'event' && (code === null || known !== undefined);
  const isInside = fromMs <= lengthMs && (toMs === null || (toMs >= fromMs && toMs <= lengthMs));
  const lasts = toMs === null || code === null || known?.lasts === 'state';
  if (!isKnown || !isInside || !lasts) throw new AppError('sheet.event-wrong', { eventId });
}
