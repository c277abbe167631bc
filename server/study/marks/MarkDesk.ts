import { MAX_MARKS_EACH, MAX_REPLIES, type Mark, type MarkFields } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { idPrefixes, MarkId, MarkReplyId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { StoredTake } from '../../library/ports.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { Log } from '../../platform/Log.ts';
import { newId } from '../../platform/newId.ts';
import { isWider, mayRemove, maySee } from './markRights.ts';
import type { MarkStore, StoredMark, Stretch } from './ports.ts';

/** A lesson, or the part of it that a take shows, and somebody who may watch it. */
export type Marked = Stretch &
  Pick<StoredTake, 'lessonId' | 'teacherId' | 'schoolId' | 'invited'> & {
    readonly person: PersonIdentity;
    readonly log: Log;
  };

type Parts = {
  readonly marks: MarkStore;
  readonly clock: Clock;
  /** Told after each change of a mark that others than its author may see. */
  readonly onChanged: (lessonId: StoredTake['lessonId']) => void;
};

/** Where marks are made, discussed, changed and removed. Who may watch has been settled before; who sees which, here. */
export class MarkDesk {
  readonly #parts: Parts;
  // One change of a mark at a time, so that nobody's reply comes in between "nobody has replied" and "shown to all".
  readonly #changes = new KeyedLock();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(marked: Marked): Promise<{ marks: Mark[] }> {
    const all = await this.#parts.marks.list(marked.lessonId, marked);
    return { marks: all.filter((mark) => maySee(marked.person, marked, mark)).map((mark) => shownTo(marked, mark)) };
  }

  /** Makes a mark. Throws `mark.outside`, `mark.too-many`. */
  add(marked: Marked, fields: MarkFields): Promise<Mark> {
    const { lessonId, person } = marked;
    mustLieIn(marked, fields);
    return this.#changes.run(`${lessonId} ${person.personId}`, () => this.#add(marked, fields));
  }

  /** Makes a mark unless the same person has made one at the very moment: then that one is meant. */
  addOnce(marked: Marked, fields: MarkFields): Promise<Mark> {
    const { lessonId, person } = marked;
    const { fromMs } = fields;
    mustLieIn(marked, fields);
    return this.#changes.run(`${lessonId} ${person.personId}`, async () => {
      const there = await this.#parts.marks.list(lessonId, { fromMs, toMs: fromMs });
      const known = there.find((mark) => mark.byPersonId === person.personId && mark.fromMs === fromMs);
      return known ? shownTo(marked, known) : this.#add(marked, fields);
    });
  }

  /** Changes one's own mark. Throws `mark.not-found`, `mark.not-yours`, `mark.outside`, `mark.replied`. */
  change(marked: Marked, markId: MarkId, fields: MarkFields): Promise<Mark> {
    const { person } = marked;
    mustLieIn(marked, fields);
    return this.#changes.run(markId, async () => {
      const before = await this.#seen(marked, markId);
      if (before.byPersonId !== person.personId) throw new AppError('mark.not-yours', { markId });
      const others = before.replies.some(({ byPersonId }) => byPersonId !== person.personId);
      if (others && isWider(fields.audience, before.audience)) throw new AppError('mark.replied');
      // The words of a live mark come after its moment: that is no change.
      const changedAtMs = before.text === '' ? before.changedAtMs : this.#parts.clock.nowMs();
      await this.#parts.marks.change(markId, cleaned(fields), changedAtMs);
      this.#tell(before, fields);
      return shownTo(marked, { ...before, ...cleaned(fields), changedAtMs });
    });
  }

  /** Removes a mark with its replies. Throws `mark.not-found`, `mark.not-yours`. */
  remove(marked: Marked, markId: MarkId): Promise<Record<string, never>> {
    const { person, log } = marked;
    return this.#changes.run(markId, async () => {
      const mark = await this.#seen(marked, markId);
      if (!mayRemove(person, marked, mark)) throw new AppError('mark.not-yours', { markId });
      await this.#parts.marks.remove(markId);
      log.info({ event: 'mark.removed', markId, of: mark.byPersonId, personId: person.personId });
      this.#tell(mark);
      return {};
    });
  }

  /** Replies to a mark that one sees. Throws `mark.not-found`, `mark.too-many`. */
  reply(marked: Marked, markId: MarkId, text: string): Promise<Mark> {
    const { person } = marked;
    return this.#changes.run(markId, async () => {
      const mark = await this.#seen(marked, markId);
      if (mark.replies.length >= MAX_REPLIES) throw new AppError('mark.too-many');
      const reply = {
        markReplyId: newId(MarkReplyId, idPrefixes.markReply),
        byPersonId: person.personId,
        byName: person.name,
        text,
        madeAtMs: this.#parts.clock.nowMs(),
      };
      await this.#parts.marks.addReply(markId, reply);
      this.#tell(mark);
      return shownTo(marked, { ...mark, replies: [...mark.replies, reply] });
    });
  }

  /** Removes a reply. Throws `mark.not-found`, `mark.not-yours`. */
  async removeReply(
    marked: Marked,
    { markId, markReplyId }: { markId: MarkId; markReplyId: MarkReplyId },
  ): Promise<Record<string, never>> {
    const { person, log } = marked;
    const mark = await this.#seen(marked, markId);
    const reply = mark.replies.find((each) => each.markReplyId === markReplyId);
    if (!reply) throw new AppError('mark.not-found', { markId });
    if (!mayRemove(person, marked, reply)) throw new AppError('mark.not-yours', { markId });
    await this.#parts.marks.removeReply(markReplyId);
    log.info({ event: 'mark.reply-removed', markId, of: reply.byPersonId, personId: person.personId });
    this.#tell(mark);
    return {};
  }

  async #add(marked: Marked, fields: MarkFields): Promise<Mark> {
    const { lessonId, person } = marked;
    const { marks, clock } = this.#parts;
    if ((await marks.countOf(lessonId, person.personId)) >= MAX_MARKS_EACH) throw new AppError('mark.too-many');
    const mark: StoredMark = {
      ...cleaned(fields),
      markId: newId(MarkId, idPrefixes.mark),
      lessonId,
      byPersonId: person.personId,
      byName: person.name,
      madeAtMs: clock.nowMs(),
      changedAtMs: null,
      replies: [],
    };
    await marks.add(mark);
    this.#tell(mark);
    return shownTo(marked, mark);
  }

  /** A mark in this stretch that this person sees; for everybody else there is none. */
  async #seen(marked: Marked, markId: MarkId): Promise<StoredMark> {
    const mark = await this.#parts.marks.find(markId);
    const isThere = mark?.lessonId === marked.lessonId && touches(marked, mark);
    if (!mark || !isThere || !maySee(marked.person, marked, mark)) throw new AppError('mark.not-found', { markId });
    return mark;
  }

  #tell(before: StoredMark, after: Pick<MarkFields, 'audience'> = before): void {
    if (before.audience !== 'private' || after.audience !== 'private') this.#parts.onChanged(before.lessonId);
  }
}

const touches = ({ fromMs, toMs }: Stretch, mark: Pick<StoredMark, 'fromMs' | 'toMs'>): boolean =>
  mark.fromMs <= toMs && (mark.toMs ?? mark.fromMs) >= fromMs;

/** It begins in the stretch, and ends there. */
function mustLieIn({ fromMs, toMs }: Stretch, mark: MarkFields): void {
  if (mark.fromMs < fromMs || (mark.toMs ?? mark.fromMs) > toMs) throw new AppError('mark.outside');
}

/** Without words that are there twice. */
const cleaned = (fields: MarkFields): MarkFields => ({ ...fields, tags: [...new Set(fields.tags)] });

/** A mark as a person sees it. */
function shownTo(marked: Marked, mark: StoredMark): Mark {
  const { person } = marked;
  return {
    ...mark,
    replies: mark.replies.map((reply) => ({ ...reply, removable: mayRemove(person, marked, reply) })),
    mine: mark.byPersonId === person.personId,
    removable: mayRemove(person, marked, mark),
  };
}
