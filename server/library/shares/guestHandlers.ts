import { Readable } from 'node:stream';
import type { EndpointHandlers, TransferRequest } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { packFact } from '../../../shared/protocol/index.ts';
import type { ShareId, TrackFileId } from '../../../shared/vocabulary/index.ts';
import type { Caller } from '../../accounts/Caller.ts';
import { type SentFile, sentFile } from '../../lesson/courseware/deckHandlers.ts';
import type { DeckStore, FileStore } from '../../lesson/courseware/ports.ts';
import { readCut } from '../../recording/matroska/FileCut.ts';
import { dayOf, trackFileName } from '../fileNames.ts';
import type { LibraryDeps } from '../libraryHandlers.ts';
import type { StoredTake } from '../ports.ts';
import type { SavedFile } from '../SavedFile.ts';
import { MOST_BYTES } from '../takeTransfers.ts';
import type { ShareStore, StoredShare } from './ports.ts';
import { type SharedPart, type SharedTakes, shownPart, spanOf } from './SharedTakes.ts';
import { hashOfSecret } from './shareHandlers.ts';

type Deps = Pick<LibraryDeps, 'library' | 'files' | 'addresses' | 'logs' | 'settings' | 'clock'> & {
  readonly shares: Pick<ShareStore, 'find' | 'findBySecretHash' | 'noteUse'>;
  readonly sharedTakes: SharedTakes;
  readonly decks: Pick<DeckStore, 'find'>;
  readonly deckFiles: Pick<FileStore, 'read'>;
};

type Handlers = Pick<EndpointHandlers<Caller>, 'shares.open' | 'shares.files'>;

/** Handlers of the files under links. */
export type ShareTransfers = {
  readonly 'shares.file': (caller: Caller, request: TransferRequest<'shares.file'>) => Promise<SentFile>;
  readonly 'shares.save': (caller: Caller, request: TransferRequest<'shares.save'>) => Promise<SavedFile>;
  readonly 'shares.deck': (caller: Caller, request: TransferRequest<'shares.deck'>) => Promise<SentFile>;
};

/** A link that is good now, with its take. */
type Live = { readonly share: StoredShare; readonly take: StoredTake };

/** What a link opens, for whoever has it. */
export function guestHandlers(deps: Deps): Handlers & ShareTransfers {
  return { ...openHandlers(deps), ...fileHandlers(deps) };
}

function openHandlers(deps: Deps): Handlers {
  const { shares, sharedTakes, addresses, settings, clock } = deps;
  return {
    'shares.open': async (caller, { body: { secret } }) => {
      const { share, take } = await liveBySecret(deps, secret);
      const { log } = await sharedTakes.open(share, take);
      const nowMs = clock.nowMs();
      await shares.noteUse(share.shareId, nowMs);
      caller.log.info({ event: 'share.opened', shareId: share.shareId, takeId: take.takeId });
      const span = spanOf(share, take);
      const { takeId, title, courseTitle, subject, grade, schoolName, teacherName, beganAtMs } = take;
      const shared = {
        ...{ takeId, title, courseTitle, subject, grade, schoolName, teacherName, untilMs: share.untilMs },
        beganAtMs: beganAtMs + span.fromMs,
        endedAtMs: beganAtMs + span.toMs,
        isClip: share.span !== null,
        watermark: (await settings.readRecording()).watermark ? `${share.name} ${dayOf(nowMs)}` : null,
      };
      return { shared, state: log.state, facts: log.facts.map((fact) => [...packFact(fact)]) };
    },
    'shares.files': async (_caller, { body: { secret } }) => {
      const { share, take } = await liveBySecret(deps, secret);
      const { parts, deckIds } = await sharedTakes.open(share, take);
      const untilMs = Math.min(addresses.untilMs(), share.untilMs);
      const signed = (path: string, fileId: string): string =>
        `/api/shared/${share.shareId}/${path}?${addresses.sign({ fileId, holderId: share.shareId, untilMs })}`;
      const files = parts.map((each) => {
        const { trackFileId } = each.file;
        const path = `files/${trackFileId}/${each.part}`;
        const saveUrl = share.saves ? signed(`${path}/save`, trackFileId) : null;
        return { ...shownPart(each), url: signed(path, trackFileId), saveUrl };
      });
      const found = await Promise.all([...deckIds].map((deckId) => deps.decks.find(deckId as DeckIdOf)));
      const decks = found.flatMap((deck) =>
        deck ? [{ deckId: deck.deckId, url: signed(`decks/${deck.deckId}`, deck.deckId) }] : [],
      );
      return { files, decks, urlsUntilMs: untilMs, serverAtMs: clock.nowMs() };
    },
  };
}

type DeckIdOf = Parameters<DeckStore['find']>[0];

function fileHandlers(deps: Deps): ShareTransfers {
  const { logs, sharedTakes } = deps;
  return {
    'shares.file': async (_caller, request) => {
      const { content } = await signedPart(deps, request);
      return { ...content, use: { kind: 'play', mostBytes: MOST_BYTES } };
    },
    'shares.save': async (_caller, request) => {
      const { content, found, take, share } = await signedPart(deps, request);
      if (!share.saves) throw new AppError('share.not-found');
      const cut = { ...found.file, startAtMs: found.file.startAtMs + found.cut.startMs };
      return {
        ...content,
        use: { kind: 'save', name: trackFileName(cut, take, await logs.readSince(take.lessonId, 0)) },
      };
    },
    'shares.deck': async (_caller, { params: { shareId, deckId }, query }) => {
      deps.addresses.check({ fileId: deckId, holderId: shareId, untilMs: query.until }, query.sign);
      const { share, take } = await liveById(deps, shareId);
      const { deckIds } = await sharedTakes.open(share, take);
      const deck = deckIds.has(deckId) ? await deps.decks.find(deckId) : undefined;
      if (deck?.lessonId !== take.lessonId) throw new AppError('deck.not-found', { deckId });
      // Not to be kept by the browser: it ends with the link.
      return { ...sentFile(deck, deps.deckFiles), use: { kind: 'play', mostBytes: deck.bytes } };
    },
  };
}

type Wanted = {
  readonly params: { readonly shareId: ShareId; readonly trackFileId: TrackFileId; readonly part: number };
  readonly query: { readonly until: number; readonly sign: string };
};

/** The file that an address is for, as long as the link is good under which it was given. */
async function signedPart(deps: Deps, { params, query }: Wanted) {
  const { addresses, sharedTakes } = deps;
  const { shareId, trackFileId, part } = params;
  addresses.check({ fileId: trackFileId, holderId: shareId, untilMs: query.until }, query.sign);
  const live = await liveById(deps, shareId);
  const found = await sharedTakes.find(live.share, live.take, { trackFileId, part });
  if (!found) throw new AppError('take.not-found');
  const { cut } = found;
  const content = {
    ...{ contentType: shownPart(found).contentType, bytes: cut.bytes, tag: `${shareId}-${trackFileId}-${part}` },
    read: (piece = { start: 0, end: cut.bytes - 1 }) => readerOf(deps, found, piece),
  };
  return { ...live, found, content };
}

/** The bytes of a cut as a stream. The file is let go of when it is over, also when whoever asked has gone. */
async function readerOf(
  { files }: Deps,
  { file, cut }: SharedPart,
  piece: { readonly start: number; readonly end: number },
): Promise<Readable> {
  const reader = await files.open(file);
  if (!reader) throw new AppError('share.not-found');
  const closing = async function* () {
    try {
      yield* readCut(cut, reader.readAt, piece);
    } finally {
      await reader.close();
    }
  };
  return Readable.from(closing(), { objectMode: false });
}

async function liveBySecret(deps: Deps, secret: string): Promise<Live> {
  return live(deps, await deps.shares.findBySecretHash(hashOfSecret(secret)));
}

async function liveById(deps: Deps, shareId: ShareId): Promise<Live> {
  return live(deps, await deps.shares.find(shareId));
}

/** Asked for at each request: what is revoked ends at once. */
async function live({ library, clock }: Deps, share: StoredShare | undefined): Promise<Live> {
  if (!share || share.untilMs <= clock.nowMs()) throw new AppError('share.not-found');
  const take = await library.find(share.takeId);
  if (!take || take.endedAtMs === null) throw new AppError('share.not-found');
  return { share, take };
}
