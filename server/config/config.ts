import { z } from 'zod';

const Port = z.coerce.number().int().min(0).max(65_535);
const Seconds = 1_000;
const HOUR_MS = 3_600 * Seconds;

/** Empty variables count as absent: `PORT= npm start` means the default. */
const withoutEmpty = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

const Variables = z
  .object({
    /**
     * Where to listen. Without TLS only this machine: browsers give a camera to plain HTTP on `localhost` alone, and
     * passwords would cross the school's network in clear. With TLS every address.
     */
    HOST: z.string().optional(),
    /** 0 takes any free port. */
    PORT: Port.default(3000),
    /** Everything that must survive a restart: database, certificates, later recordings. */
    DATA_DIR: z.string().default('./var'),
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
  })
  .refine((vars) => (vars.TLS_CERT_FILE === undefined) === (vars.TLS_KEY_FILE === undefined), {
    path: ['TLS_CERT_FILE'],
    error: 'TLS_CERT_FILE and TLS_KEY_FILE belong together',
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

/** The whole configuration, read once at the start. */
export type Config = Omit<Variables, 'TLS' | 'TLS_CERT_FILE' | 'TLS_KEY_FILE' | 'HOST'> & {
  readonly HOST: string;
  readonly tls: TlsConfig;
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

/** Reads the configuration; throws `ConfigError` with all problems at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Variables.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const { HOST, TLS: _tls, TLS_CERT_FILE: _cert, TLS_KEY_FILE: _key, ...rest } = parsed.data;
  const tls = tlsOf(parsed.data);
  return { ...rest, tls, HOST: HOST ?? (tls.kind === 'off' ? '127.0.0.1' : '0.0.0.0') };
}

/** The configuration of this process. The only place where the environment is read. */
export function configOfProcess(): Config {
  return readConfig(process.env);
}
