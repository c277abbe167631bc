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
import { migrate } from './persistence/migrate.ts';
import { openPostgres, openSqlite } from './persistence/openDatabase.ts';
import { openStores, type Stores } from './persistence/stores.ts';
import type { Scope } from './platform/Scope.ts';
import type { Surroundings, Watching } from './Surroundings.ts';
import { DiskFiles } from './storage/DiskFiles.ts';
import { LibreOffice } from './storage/office/LibreOffice.ts';
import { pdfReader } from './storage/pdf/readPdf.ts';

const SWEEP_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
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
