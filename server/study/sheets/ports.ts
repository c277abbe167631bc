import type { CodedUnit, Sheet, SheetEvent, SheetState } from '../../../shared/api/index.ts';
import type { SheetId, StudyId } from '../../../shared/vocabulary/index.ts';

/** A sheet as it is kept, without what is on it. */
export type StoredSheet = Omit<Sheet, 'mine' | 'units' | 'events'>;

/** Where sheets are kept. */
export interface SheetStore {
  /** All of a study, in the order in which they were begun. */
  ofStudy(studyId: StudyId): Promise<SheetState[]>;
  find(sheetId: SheetId): Promise<StoredSheet | undefined>;
  /** Returns the one that the same person has for the same scheme already, if they have. */
  add(sheet: StoredSheet): Promise<StoredSheet>;
  unitsOf(sheetId: SheetId): Promise<CodedUnit[]>;
  /**
   * Writes each interval whose version is the one that is there, and makes its version one higher.
   *
   * @returns what is there now of each, or `undefined` when the sheet has been submitted.
   */
  write(sheetId: SheetId, units: readonly CodedUnit[], atMs: number): Promise<CodedUnit[] | undefined>;
  /** All events in the order of their beginning, also those that were taken back. */
  eventsOf(sheetId: SheetId): Promise<SheetEvent[]>;
  /** The same for events as `write` for intervals. */
  writeEvents(sheetId: SheetId, events: readonly SheetEvent[], atMs: number): Promise<SheetEvent[] | undefined>;
  /** Submitting twice keeps the first time. */
  submit(sheetId: SheetId, atMs: number): Promise<void>;
}
