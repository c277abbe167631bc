import { resolve } from 'node:path';
import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);
const Seconds = 1_000;
const HOUR_MS = 3_600 * Seconds;

/** Empty variables count as absent: `PORT= npm start` means the default. */
const withoutEmpty = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

/** What `RTCPeerConnection` takes: a scheme, a host, perhaps a port and a transport. */
const TURN_URL = /^turns?:(\[[0-9a-f:.]+\]|[^\s:?/,]+)(:\d{1,5})?(\?transport=(udp|tcp))?$/i;

/** All of them, or none. */
const STORE = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const Variables = z
  .object({
    /**
     * Where to listen. Without TLS only this machine: browsers give a camera to plain HTTP on `localhost` alone, and
     * passwords would cross the school's network in clear. With TLS every address.
     */
    HOST: z.string().optional(),
    /** 0 takes any free port. */
    PORT: Port.default(3000),
    /** Everything that must survive a restart: database, courseware, certificates, recordings. */
    DATA_DIR: z
      .string()
      .default('./var')
      // Other processes, with folders of their own, are told of places in it.
      .transform((path) => resolve(path)),
    /** The built client. */
    CLIENT_DIR: z.string().default('./dist/client'),
    /** PostgreSQL instead of the embedded database. */
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
      .optional(),
    /** Name of the district, until the administration sets one. */
    DISTRICT_NAME: z.string().trim().min(1).max(60).optional(),
    /** `auto` fills an empty database with a demonstration district. */
    DEMO: z.enum(['auto', 'on', 'off']).default('auto'),
    /** `local` makes a certificate authority for this school and a certificate for this machine's addresses. */
    TLS: z.enum(['off', 'local']).default('off'),
    TLS_CERT_FILE: z.string().optional(),
    TLS_KEY_FILE: z.string().optional(),
    /** Reverse proxies in front: a number of hops, or addresses as Express takes them. */
    TRUST_PROXY: z.string().optional(),
    /** Lets other machines read /metrics with `Authorization: Bearer …`. */
    METRICS_TOKEN: z.string().min(16).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** A session unused for this long ends, in ms. */
    SESSION_IDLE_MS: z.coerce
      .number()
      .int()
      .min(60 * Seconds)
      .default(12 * HOUR_MS),
    /** A session ends after this long whatever happens, in ms. */
    SESSION_LIFE_MS: z.coerce
      .number()
      .int()
      .min(60 * Seconds)
      .default(30 * 24 * HOUR_MS),
    /** How long a classroom that dropped keeps its seat, in ms. */
    SEAT_GRACE_MS: z.coerce
      .number()
      .int()
      .min(0)
      .default(60 * Seconds),
    /** LibreOffice, which makes PDF of office files where it is installed: its name, or its path. */
    SOFFICE_BIN: z.string().default('soffice'),
    /** ffmpeg, which makes one video of a recorded lesson where it is installed: its name, or its path. */
    FFMPEG_BIN: z.string().default('ffmpeg'),
    /**
     * A store that speaks S3, to which recordings are moved; without it all of them stay on this machine. Its address, as
     * `https://host` or, within a school, `http://host:port`.
     */
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
    S3_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -')
      .optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** `path`: the bucket stands in the path, as with stores that schools run; `host`: in the name of the host. */
    S3_STYLE: z.enum(['path', 'host']).default('path'),
    /** Moving takes no more of the line, in millions of bits a second. */
    S3_MBIT_PER_S: z.coerce.number().min(0.1).max(100_000).default(20),
    /** So long a moved recording stays on this machine as well, in days since it ended. */
    S3_KEEP_DAYS: z.coerce.number().int().min(0).max(3_650).default(7),
    /** The media engine's binary, where the official one does not fit. */
    MEDIASOUP_WORKER_BIN: z.string().optional(),
    /**
     * First UDP and TCP port for media; each media worker takes the next one. The default lies below the ports that
     * systems lend to outgoing connections (Linux: 32768 and up), or one of those could be in a worker's way.
     */
    MEDIA_PORT: Port.default(20_000),
    /** Media workers. Default: one for each core, at most 4. */
    MEDIA_WORKERS: z.coerce.number().int().min(1).max(64).optional(),
    /** The address that browsers are told to send media to. Default: those that this machine has at the time. */
    ANNOUNCED_ADDRESS: z.string().optional(),
    /** Set by systemd: where it is told that the server is ready and well. */
    NOTIFY_SOCKET: z.string().optional(),
    /** Set by systemd: without a sign of life for so long it starts the server anew, in µs. */
    WATCHDOG_USEC: z.coerce.number().int().min(1_000_000).optional(),
    /** TURN servers for browsers that reach none of the above, separated by commas: `turn:HOST:PORT`, `turns:…`. */
    TURN_URLS: z
      .string()
      .transform((urls) => urls.split(',').map((url) => url.trim()))
      .pipe(z.array(z.string().regex(TURN_URL, 'must be turn:HOST or turns:HOST, separated by commas')).max(8))
      .optional(),
    /** Shared with them (coturn: `use-auth-secret`): every browser gets a password of its own that ends. */
    TURN_SECRET: z.string().min(8, 'must have at least 8 characters').optional(),
    /** In place of the secret: one name and password for all browsers. */
    TURN_USERNAME: z.string().optional(),
    TURN_PASSWORD: z.string().optional(),
  })
  .superRefine(({ TURN_URLS, TURN_SECRET, TURN_USERNAME, TURN_PASSWORD }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const isFixed = TURN_USERNAME !== undefined || TURN_PASSWORD !== undefined;
    const isAny = TURN_SECRET !== undefined || isFixed;
    if (TURN_URLS === undefined && isAny) refuse('TURN_URLS', 'is missing: nothing else says where TURN servers are');
    if (TURN_URLS !== undefined && !isAny)
      refuse(
        'TURN_SECRET',
        'is missing, and so are TURN_USERNAME and TURN_PASSWORD: TURN servers serve nobody unknown',
      );
    if (TURN_SECRET !== undefined && isFixed) refuse('TURN_SECRET', 'excludes TURN_USERNAME and TURN_PASSWORD');
    if ((TURN_USERNAME === undefined) !== (TURN_PASSWORD === undefined))
      refuse('TURN_USERNAME', 'and TURN_PASSWORD belong together');
  })
  .refine((vars) => (vars.TLS_CERT_FILE === undefined) === (vars.TLS_KEY_FILE === undefined), {
    path: ['TLS_CERT_FILE'],
    error: 'TLS_CERT_FILE and TLS_KEY_FILE belong together',
  })
  .superRefine((vars, context) => {
    const given = STORE.filter((name) => vars[name] !== undefined);
    if (given.length === 0) return;
    for (const name of STORE.filter((each) => vars[each] === undefined))
      context.addIssue({ code: 'custom', path: [name], message: `is missing: ${STORE.join(', ')} belong together` });
  })
  .refine((vars) => vars.TLS === 'off' || vars.TLS_CERT_FILE === undefined, {
    path: ['TLS'],
    error: 'TLS=local and TLS_CERT_FILE exclude each other',
  });

type Variables = z.output<typeof Variables>;

/** How HTTPS is done. */
export type TlsConfig =
  | { readonly kind: 'off' }
  | { readonly kind: 'local' }
  | { readonly kind: 'files'; readonly certFile: string; readonly keyFile: string };

/** The store to which recordings are moved. */
export type StoreConfig = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly pathStyle: boolean;
};

/** Servers that pass media on, and how browsers are let in. */
export type TurnConfig = {
  readonly urls: readonly string[];
  readonly access:
    | { readonly kind: 'secret'; readonly secret: string }
    | { readonly kind: 'fixed'; readonly username: string; readonly password: string };
};

const TURN = ['TURN_URLS', 'TURN_SECRET', 'TURN_USERNAME', 'TURN_PASSWORD'] as const;

type ReadApart =
  | 'TLS'
  | 'TLS_CERT_FILE'
  | 'TLS_KEY_FILE'
  | 'HOST'
  | (typeof STORE)[number]
  | 'S3_REGION'
  | 'S3_STYLE'
  | (typeof TURN)[number];

/** The whole configuration, read once at the start. */
export type Config = Omit<Variables, ReadApart> & {
  readonly HOST: string;
  readonly tls: TlsConfig;
  /** `undefined`: none; recordings stay on this machine. */
  readonly store: StoreConfig | undefined;
  /** `undefined`: none; browsers reach this machine, or nothing. */
  readonly turn: TurnConfig | undefined;
};

/** The environment does not make sense. The message names every variable that is wrong, and never a value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`configuration: ${problems.join('; ')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

function tlsOf(vars: Variables): TlsConfig {
  if (vars.TLS_CERT_FILE !== undefined && vars.TLS_KEY_FILE !== undefined) {
    return { kind: 'files', certFile: vars.TLS_CERT_FILE, keyFile: vars.TLS_KEY_FILE };
  }
  return { kind: vars.TLS };
}

function storeOf(vars: Variables): StoreConfig | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = vars;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = vars;
  if (endpoint === undefined || bucket === undefined) return undefined;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { endpoint, bucket, region, accessKeyId, secretAccessKey, pathStyle: vars.S3_STYLE === 'path' };
}

function turnOf({ TURN_URLS: urls, TURN_SECRET: secret, ...vars }: Variables): TurnConfig | undefined {
  const { TURN_USERNAME: username, TURN_PASSWORD: password } = vars;
  if (urls === undefined) return undefined;
  if (secret !== undefined) return { urls, access: { kind: 'secret', secret } };
  if (username === undefined || password === undefined) return undefined;
  return { urls, access: { kind: 'fixed', username, password } };
}

/** Reads the configuration; throws `ConfigError` with all problems at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Variables.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const { HOST, TLS: _tls, TLS_CERT_FILE: _cert, TLS_KEY_FILE: _key, ...others } = parsed.data;
  const {
    S3_ENDPOINT: _url,
    S3_BUCKET: _bucket,
    S3_ACCESS_KEY_ID: _id,
    S3_SECRET_ACCESS_KEY: _secret,
    TURN_URLS: _turn,
    TURN_SECRET: _shared,
    TURN_USERNAME: _name,
    TURN_PASSWORD: _password,
    ...rest
  } = others;
  const tls = tlsOf(parsed.data);
  const host = HOST ?? (tls.kind === 'off' ? '127.0.0.1' : '0.0.0.0');
  return { ...rest, tls, HOST: host, store: storeOf(parsed.data), turn: turnOf(parsed.data) };
}

/** The configuration of this process. The only place where the environment is read. */
export function configOfProcess(): Config {
  return readConfig(process.env);
}
