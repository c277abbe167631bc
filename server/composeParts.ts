import { join } from 'node:path';
import type { DisplayId } from '../shared/vocabulary/index.ts';
import { DisplayKeys } from './accounts/displays/DisplayKeys.ts';
import { Pairings } from './accounts/displays/Pairings.ts';
import { Passes } from './accounts/passes/Passes.ts';
import { Sessions } from './accounts/Sessions.ts';
import { SignIn } from './accounts/SignIn.ts';
import { refreshLessons } from './demo/refreshLessons.ts';
import { type DemoAccount, seedDemo } from './demo/seedDemo.ts';
import { Agenda } from './directory/Agenda.ts';
import { announcedPlans } from './directory/announcedPlans.ts';
import { DisplayPresence } from './directory/DisplayPresence.ts';
import { DeckShelf } from './lesson/courseware/DeckShelf.ts';
import type { FileStore } from './lesson/courseware/ports.ts';
import { Archive } from './library/archive/Archive.ts';
import { PlacedTakeFiles } from './library/archive/PlacedTakeFiles.ts';
import { Compositions } from './library/composition/Compositions.ts';
import { FileAddresses } from './library/FileAddresses.ts';
import { Retention } from './library/Retention.ts';
import { migrate } from './persistence/migrate.ts';
import { openPostgres, openSqlite } from './persistence/openDatabase.ts';
import { openStores, type Stores } from './persistence/stores.ts';
import { Pace } from './platform/Pace.ts';
import type { Scope } from './platform/Scope.ts';
import { diskRoomAt, isTight } from './recording/DiskWatch.ts';
import type { Surroundings, Watching } from './Surroundings.ts';
import { DiskFiles } from './storage/DiskFiles.ts';
import { DiskTakeFiles } from './storage/DiskTakeFiles.ts';
import { FfmpegStudio } from './storage/ffmpeg/FfmpegStudio.ts';
import { LibreOffice } from './storage/office/LibreOffice.ts';
import { pdfReader } from './storage/pdf/readPdf.ts';
import { S3Store } from './storage/s3/S3Store.ts';

const SWEEP_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** What is older than the district keeps it is deleted within this time. */
const SWEEP_TAKES_EVERY_MS = 3_600_000;
/** What could not be deleted, e.g. because a store was away, is tried again after this time. */
const DELETE_AGAIN_EVERY_MS = 60_000;
/** Files that nothing needs any more take room, and no more than that. */
const SWEEP_FILES_EVERY_MS = 6 * 3_600_000;

/** Opens the database, brings it to the newest shape, and puts each part of it behind its port. */
export async function openData(
  { config, log }: Surroundings,
  { health, metrics }: Watching,
  scope: Scope,
): Promise<Stores> {
  const db =
    config.DATABASE_URL === undefined
      ? openSqlite(config.DATA_DIR)
      : openPostgres(config.DATABASE_URL, (err) => log.warn({ event: 'database.connection-lost', err }));
  scope.own(db, (open) => open.destroy());
  for (const step of await migrate(db)) log.info({ event: 'database.migrated', step });
  const stores = openStores(db, {
    committed: (batches) => metrics.logGroupSize.observe(batches),
    durable: (tookMs) => metrics.logAppendSeconds.observe(tookMs / 1_000),
  });
  health.add('database', () => stores.ping());
  return stores;
}

/** An empty database becomes a demonstration unless DEMO=off; a demonstration has a lesson now after each start. */
export async function prepareDemo(
  { config, clock, log }: Surroundings,
  stores: Stores,
): Promise<readonly DemoAccount[]> {
  if (config.DEMO === 'off') return [];
  let accounts: readonly DemoAccount[] = [];
  if (await stores.people.isEmpty()) {
    const seeded = await seedDemo(stores);
    await stores.settings.write('district.name', seeded.districtName);
    await stores.settings.write('demo', 'yes');
    accounts = seeded.accounts;
    log.info({ event: 'demo.seeded', people: accounts.length });
  }
  if ((await stores.settings.read('demo')) === 'yes') await refreshLessons(stores, clock.nowMs());
  return accounts;
}

/** Who people, displays and phones are. */
export type Accounts = ReturnType<typeof joinAccounts>;

/** Builds what knows people, displays and phones. */
export function joinAccounts({ config, clock, log }: Surroundings, stores: Stores, scope: Scope) {
  const limits = { idleMs: config.SESSION_IDLE_MS, lifeMs: config.SESSION_LIFE_MS };
  const sessions = new Sessions({ store: stores.sessions, limits, clock, log });
  const signIn = new SignIn({ people: stores.people, failures: stores.failures, clock, log });
  const pairings = new Pairings({ store: stores.pairings, failures: stores.failures, clock });
  const keys = new DisplayKeys(stores.displays, clock);
  const passes = new Passes({ store: stores.passes, clock, log });
  const sweep = () =>
    Promise.all([sessions.sweep(), passes.sweep(), stores.failures.forgetBefore(clock.nowMs() - DAY_MS)]);
  scope.every(SWEEP_EVERY_MS, () => void sweep().catch((err: unknown) => log.error({ event: 'sweep.failed', err })));
  return { sessions, signIn, pairings, keys, passes };
}

/** Schools, timetable, and who is online. */
export type Directory = ReturnType<typeof joinDirectory>;

/** Builds what knows the timetable and which displays are connected. */
export function joinDirectory({ clock, log }: Surroundings, { metrics }: Watching, stores: Stores) {
  const agenda = new Agenda((err) => log.error({ event: 'agenda-watch.failed', err }));
  const presence = new DisplayPresence((displayId: DisplayId, online) => {
    metrics.displaysOnline.set(online);
    stores.displays
      .markSeen(displayId, clock.nowMs())
      .catch((err: unknown) => log.error({ event: 'display.not-marked', err }));
  });
  return { agenda, presence, plans: announcedPlans(stores.plans, agenda) };
}

/** Builds what keeps the decks of lessons. */
export async function joinCourseware({ config, clock, log }: Surroundings, { decks }: Stores, scope: Scope) {
  const files = await DiskFiles.open(join(config.DATA_DIR, 'files'));
  const shelf = new DeckShelf({ decks, files, pdf: pdfReader, office: new LibreOffice(config.SOFFICE_BIN), clock });
  const sweep = () => shelf.sweep().catch((err: unknown) => log.error({ event: 'decks.not-swept', err }));
  scope.every(SWEEP_FILES_EVERY_MS, () => void sweep());
  return { files, shelf };
}

/** What keeps takes after their lessons. */
export type Library = Awaited<ReturnType<typeof joinLibrary>>;

/** Builds it, and what deletes them when the district does not keep them any longer. */
export async function joinLibrary(
  surroundings: Surroundings,
  watching: Watching,
  { stores, decks }: { readonly stores: Stores; readonly decks: Pick<FileStore, 'read'> },
  scope: Scope,
) {
  const { config, clock, log } = surroundings;
  const { settings, library, lessonLogs: logs, compositions: store, shares } = stores;
  const folder = join(config.DATA_DIR, 'takes');
  const { files, archive } = joinArchive(surroundings, watching, { stores, folder, scope });
  const studio = new FfmpegStudio({ command: config.FFMPEG_BIN, folder, files, decks, log });
  const opening = Compositions.open({ store, studio, library, logs, clock, log });
  const compositions = scope.own(await opening, (open) => open.close());
  const sweep = () => compositions.sweep().catch((err: unknown) => log.error({ event: 'compositions.not-swept', err }));
  scope.every(SWEEP_FILES_EVERY_MS, () => void sweep());
  const retention = new Retention({ library, files, compositions, shares, settings, clock, log });
  scope.every(SWEEP_TAKES_EVERY_MS, () => void retention.sweep());
  scope.every(DELETE_AGAIN_EVERY_MS, () => void retention.finish());
  return { files, addresses: await FileAddresses.open(settings, clock), studio, compositions, retention, archive };
}

/** Builds what knows where the files of takes are, and moves them to the store where there is one. */
function joinArchive(
  { config, clock, log }: Surroundings,
  { health, metrics }: Watching,
  { stores, folder, scope }: { readonly stores: Stores; readonly folder: string; readonly scope: Scope },
) {
  const { archive: index, plans } = stores;
  const local = new DiskTakeFiles(folder);
  const store = config.store && scope.own(new S3Store(config.store), (open) => open.close());
  const pace = new Pace(config.S3_MBIT_PER_S);
  const archive = new Archive({
    ...{ local, store, index, clock, log },
    live: async () => (await plans.listLive()).length,
    pace: (bytes, signal) => pace.take(bytes, signal),
    keepDays: config.S3_KEEP_DAYS,
    isTight: async () => isTight(await diskRoomAt(folder)),
    onMoved: (bytes) => metrics.storeMovedBytes.inc(bytes),
  });
  metrics.watchStorage(() => archive.state());
  if (store)
    health.addAside('store', () => {
      if (archive.trouble) throw archive.trouble;
    });
  return { files: new PlacedTakeFiles({ local, store, index, clock }), archive };
}
