import { migrate } from '../../../server/persistence/migrate.ts';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { openStores, type Stores } from '../../../server/persistence/stores.ts';
import { lessonNowOf, requestsOf } from '../people.ts';
import { type RunningServer, startServer } from '../startServer.ts';
import type { MadeTake } from './addTake.ts';
import { addWholeTake } from './addWholeTake.ts';

/** Who taught the lesson of the take. */
export const TEACHER_OF_TAKE = 'linxiaoyin';

/** Puts a take of a lesson into the library of a server that uses a data folder. */
type AddTake<T> = (stores: Stores, dataDir: string, made: MadeTake) => Promise<T>;
type WholeTake = Awaited<ReturnType<typeof addWholeTake>>;

/** `env`: further settings of the server. */
type Options = { readonly env?: Readonly<Record<string, string>> };
type Started<T> = T & { readonly server: RunningServer };

const DAY_MS = 86_400_000;

/** The real server with its demonstration, and in its library a take of yesterday with real files. */
export async function startWithTake<T>(options: Options & { readonly add: AddTake<T> }): Promise<Started<T>>;
export async function startWithTake(options?: Options): Promise<Started<WholeTake>>;
export async function startWithTake({
  env = {},
  add = addWholeTake,
}: Options & { readonly add?: AddTake<object> } = {}) {
  const server = await startServer(env);
  try {
    return { server, ...(await addYesterdays(server, add)) };
  } catch (failure) {
    await server.stop();
    throw failure;
  }
}

async function addYesterdays(server: RunningServer, add: AddTake<object>) {
  const requests = await requestsOf(server, TEACHER_OF_TAKE);
  const { courseId, teacherId, listening } = await lessonNowOf(requests, server);
  await requests.dispose();
  const db = openSqlite(server.dataDir);
  try {
    await migrate(db);
    return await add(openStores(db), server.dataDir, {
      title: '茉莉花 第一课时',
      courseId,
      teacherId,
      listening: listening.slice(0, 2).map(({ classroomId }) => classroomId),
      beganAtMs: Date.now() - DAY_MS,
    });
  } finally {
    await db.destroy();
  }
}
