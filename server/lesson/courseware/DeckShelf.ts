import { createReadStream } from 'node:fs';
import { MAX_DECK_BYTES, MAX_DECKS } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { DeckFile, DeckKind } from '../../../shared/lesson/coursewareState.ts';
import { DeckId, idPrefixes, type LessonId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import { newId } from '../../platform/newId.ts';
import { Semaphore } from '../../platform/Semaphore.ts';
import { imageRatio } from './imageRatio.ts';
import type { ArrivedFile, DeckPages, DeckStore, FileStore, OfficeConverter, PdfReader } from './ports.ts';
import { sniffDeck } from './sniffDeck.ts';

/** Where decks are checked and kept. */
export type DeckShelfParts = {
  readonly decks: DeckStore;
  readonly files: FileStore;
  readonly pdf: PdfReader;
  readonly office: OfficeConverter;
  readonly clock: Clock;
};

/** As much of an image as its size can be behind: a photo's notes and thumbnail come first. */
const IMAGE_HEAD_BYTES = 262_144;

/** A file that was looked at and is what it should be. */
type Checked = DeckPages & { readonly kind: DeckKind; readonly file: ArrivedFile };

/** The decks of all lessons: what arrives is looked at before it is kept. */
export class DeckShelf {
  readonly #parts: DeckShelfParts;
  /** Looking at a file takes a processor for a while: a whole school that uploads at once must not take all of them. */
  readonly #checks = new Semaphore({ atOnce: 2, maxWaiting: 50 });
  /** One change after another, so that a file is neither added twice nor taken away while another lesson comes to need it. */
  readonly #changes = new KeyedLock();

  constructor(parts: DeckShelfParts) {
    this.#parts = parts;
  }

  list(lessonId: LessonId): Promise<DeckFile[]> {
    return this.#parts.decks.list(lessonId);
  }

  /** Takes a deck in. The same file again gives the deck that there is. Throws `deck.*`. */
  async add(lessonId: LessonId, title: string, source: AsyncIterable<Uint8Array>): Promise<DeckFile> {
    if ((await this.list(lessonId)).length >= MAX_DECKS) throw new AppError('deck.too-many', { most: MAX_DECKS });
    const arrived = await this.#parts.files.receive(source, MAX_DECK_BYTES);
    try {
      const checked = await this.#checks.run(() => this.#check(arrived));
      try {
        return await this.#changes.run('decks', () => this.#keep(lessonId, title, checked));
      } finally {
        await checked.file.discard();
      }
    } finally {
      await arrived.discard();
    }
  }

  /** Takes a deck out of its lesson. Its file goes when nobody needs it any more. */
  async remove(deck: { readonly deckId: DeckId; readonly lessonId: LessonId; readonly sha256: string }): Promise<void> {
    const { decks, files, clock } = this.#parts;
    await this.#changes.run('decks', async () => {
      await decks.remove(deck.deckId, clock.nowMs());
      if (!(await decks.needsFile(deck.sha256))) await files.remove(deck.sha256);
    });
  }

  /** Takes away files that no deck needs, e.g. of lessons that were taken off the timetable. To be called now and then. */
  async sweep(): Promise<void> {
    const { decks, files } = this.#parts;
    for await (const sha256 of files.list()) {
      await this.#changes.run('decks', async () => {
        if (!(await decks.needsFile(sha256))) await files.remove(sha256);
      });
    }
  }

  async #check(file: ArrivedFile): Promise<Checked> {
    const kind = await sniffDeck(file);
    if (kind === 'office') return this.#parts.office.convert(file.path, (pdfPath) => this.#checkConverted(pdfPath));
    if (kind === 'pdf') return { kind, file, ...(await this.#parts.pdf.read(file.path)) };
    return { kind, file, pages: 1, ratios: [rounded(imageRatio(kind, await file.read(0, IMAGE_HEAD_BYTES)))] };
  }

  async #checkConverted(pdfPath: string): Promise<Checked> {
    const file = await this.#parts.files.receive(createReadStream(pdfPath), MAX_DECK_BYTES);
    try {
      return { kind: 'pdf', file, ...(await this.#parts.pdf.read(file.path)) };
    } catch (cause) {
      await file.discard();
      throw cause;
    }
  }

  async #keep(lessonId: LessonId, title: string, { file, kind, pages, ratios }: Checked): Promise<DeckFile> {
    const { decks, clock } = this.#parts;
    const there = await decks.list(lessonId);
    const same = there.find(({ sha256 }) => sha256 === file.sha256);
    if (same) return same;
    if (there.length >= MAX_DECKS) throw new AppError('deck.too-many', { most: MAX_DECKS });
    const { sha256, bytes } = file;
    const deck = { deckId: newId(DeckId, idPrefixes.deck), title, kind, sha256, bytes, pages, ratios };
    await file.keep();
    await decks.add(lessonId, deck, clock.nowMs());
    return deck;
  }
}

const rounded = (ratio: number): number => Math.max(0.001, Math.round(ratio * 1_000) / 1_000);
