import { withinMs } from '../platform/withinMs.ts';

/** Says nothing when all is well, throws when not. */
export type HealthCheck = () => void | Promise<void>;

/** The state of the server in one look; `ok` when all that lessons need is well. */
export type Health = { readonly ok: boolean; readonly checks: Readonly<Record<string, 'ok' | 'failing'>> };

const CHECK_LIMIT_MS = 2_000;

async function passes(check: HealthCheck): Promise<boolean> {
  try {
    await withinMs(Promise.resolve(check()), CHECK_LIMIT_MS, 'request.timed-out');
    return true;
  } catch {
    // The reason belongs in the log of whoever owns the part; here only that it fails.
    return false;
  }
}

/** What must be well for the server to be of use. Parts add themselves. */
export class HealthChecks {
  readonly #checks = new Map<string, HealthCheck>();
  /** What fails beside the lessons: said, and no reason to start the server anew. */
  readonly #asides = new Set<string>();

  /** Adds a check; the returned function takes it away. */
  add(name: string, check: HealthCheck): () => void {
    this.#checks.set(name, check);
    return () => void this.#checks.delete(name);
  }

  /** Adds a check of something that lessons go on without. */
  addAside(name: string, check: HealthCheck): void {
    this.#asides.add(name);
    this.#checks.set(name, check);
  }

  /** Runs all checks side by side; one that takes longer than 2 s fails. */
  async run(): Promise<Health> {
    const results = await Promise.all(
      [...this.#checks].map(async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'failing'] as const),
    );
    return {
      ok: results.every(([name, state]) => state === 'ok' || this.#asides.has(name)),
      checks: Object.fromEntries(results),
    };
  }
}
