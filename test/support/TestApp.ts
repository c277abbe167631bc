import { request as httpRequest } from 'node:http';
import { type App, compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config/config.ts';
import { migrate } from '../../server/persistence/migrate.ts';
import { openSqlite } from '../../server/persistence/openDatabase.ts';
import { openStores, type Stores } from '../../server/persistence/stores.ts';
import type { Clock } from '../../server/platform/Clock.ts';
import type { Log } from '../../server/platform/Log.ts';
import type { Surroundings } from '../../server/Surroundings.ts';
import { type EndpointInput, type EndpointName, type EndpointReply, endpoints } from '../../shared/api/index.ts';
import { WireError } from '../../shared/errors/index.ts';
import { FakeMediaEngine } from '../fakes/FakeMediaEngine.ts';
import { FakeRecorder } from '../fakes/FakeRecorder.ts';
import { keptLog } from '../fakes/keptLog.ts';
import { PASSWORD } from './district.ts';
import { tempDir } from './tempDir.ts';

type Given<N extends EndpointName> = Partial<EndpointInput<N>>;
/** What the server said: the reply of the contract, or a code. */
export type Said<N extends EndpointName> =
  | { readonly ok: true; readonly data: EndpointReply<N> }
  | { readonly ok: false; readonly status: number; readonly error: WireError };

/** What came over the wire. */
export type RawAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** A request as a browser or a program would send it, with any headers at all. */
export function rawRequest(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    // Without a length, Node sends the body of a GET or DELETE unframed.
    const framed = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
    const sent = httpRequest(url, { method, headers: framed }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const known = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
        resolve({ status: answer.statusCode ?? 0, headers: new Headers(known), text: Buffer.concat(parts).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A browser with a cookie jar. */
export class TestBrowser {
  readonly #url: string;
  readonly #jar = new Map<string, string>();
  lastHeaders = new Headers();

  constructor(url: string) {
    this.#url = url;
  }

  /** What it sends along with each request. */
  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Puts a cookie into the jar, in place of the one of the same name. */
  keep(cookie: string): void {
    const at = cookie.indexOf('=');
    this.#jar.set(cookie.slice(0, at), cookie.slice(at + 1));
  }

  async ask<N extends EndpointName>(name: N, given: Given<N> = {}): Promise<Said<N>> {
    const { method, path } = endpoints[name];
    const filled = path.replace(/:(\w+)/g, (_all, key: string) =>
      encodeURIComponent(String(Object(given.params)[key])),
    );
    const query = new URLSearchParams(
      Object.entries(Object(given.query)).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const answer = await rawRequest(`${this.#url}${filled}?${query}`, {
      method,
      headers: {
        cookie: this.cookie,
        'sec-fetch-site': 'same-origin',
        ...(given.body ? { 'content-type': 'application/json' } : {}),
      },
      ...(given.body ? { body: JSON.stringify(given.body) } : {}),
    });
    this.#keep(answer.headers);
    const wire: unknown = JSON.parse(answer.text);
    if (answer.status !== 200) return { ok: false, status: answer.status, error: WireError.parse(wire) };
    return { ok: true, data: endpoints[name].reply.parse(wire) as EndpointReply<N> };
  }

  /** As `ask`, for what must go well. */
  async must<N extends EndpointName>(name: N, given: Given<N> = {}): Promise<EndpointReply<N>> {
    const said = await this.ask(name, given);
    if (!said.ok) throw new Error(`${name}: ${said.error.code} ${JSON.stringify(said.error.details)}`);
    return said.data;
  }

  /** As `ask`, for what must be refused: the code. */
  async code<N extends EndpointName>(name: N, given: Given<N> = {}): Promise<string> {
    const said = await this.ask(name, given);
    return said.ok ? 'ok' : said.error.code;
  }

  signIn(signInName: string, password = PASSWORD) {
    return this.must('session.sign-in', { body: { signInName, password } });
  }

  #keep(headers: Headers): void {
    this.lastHeaders = headers;
    const cookie = headers.get('set-cookie');
    if (cookie !== null) this.keep(cookie.split(';', 1)[0] ?? '');
  }
}

type Options = {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly env?: Record<string, string>;
  /** Fills the database before the server opens it. */
  readonly fill?: (stores: Stores, dataDir: string) => Promise<void>;
};

/** A whole server on a free port, with a database of its own. */
export class TestApp {
  readonly app: App;
  readonly dataDir: string;
  readonly #remove: () => Promise<void>;
  readonly #surroundings: Surroundings;

  private constructor(app: App, surroundings: Surroundings, remove: () => Promise<void>) {
    this.app = app;
    this.dataDir = surroundings.config.DATA_DIR;
    this.#surroundings = surroundings;
    this.#remove = remove;
  }

  static async start({
    clock = { nowMs: () => Date.now() },
    log = keptLog().log,
    env = {},
    fill,
  }: Options = {}): Promise<TestApp> {
    const dir = await tempDir();
    if (fill) await fillDatabase(dir.path, fill);
    const config = readConfig({ PORT: '0', DATA_DIR: dir.path, DEMO: 'off', CLIENT_DIR: `${dir.path}/client`, ...env });
    const surroundings = { config, clock, log, checkReplies: true, startMedia: noMedia, startRecorder: noRecorder };
    return new TestApp(await compose(surroundings), surroundings, dir.remove);
  }

  /** The server that comes after this one, on the same database. */
  async restart(): Promise<TestApp> {
    await this.app.close();
    return new TestApp(await compose(this.#surroundings), this.#surroundings, this.#remove);
  }

  get url(): string {
    return this.app.url.replace('localhost', '127.0.0.1');
  }

  browser(): TestBrowser {
    return new TestBrowser(this.url);
  }

  /** A browser in which this person has signed in. */
  async as(signInName: string): Promise<TestBrowser> {
    const browser = this.browser();
    await browser.signIn(signInName);
    return browser;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#remove();
  }
}

/** Media without an engine: nothing here sends any. */
async function noMedia() {
  const engine = new FakeMediaEngine();
  return {
    canRoute: engine.canRoute,
    openLesson: (lessonId: string) => engine.openLesson(lessonId),
    faults: () => [],
    answers: () => true,
    census: async () => ({ routers: 0, transports: 0, producers: 0, consumers: 0 }),
    close: async () => undefined,
  };
}

async function fillDatabase(dataDir: string, fill: NonNullable<Options['fill']>): Promise<void> {
  const db = openSqlite(dataDir);
  await migrate(db);
  await fill(openStores(db), dataDir);
  await db.destroy();
}

async function noRecorder() {
  return Object.assign(new FakeRecorder(), { shutDown: async () => undefined });
}
