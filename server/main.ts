import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/** What was compiled once is kept here, so that a server which comes back after a crash is back sooner. */
const COMPILED = join(import.meta.dirname, '../node_modules/.cache/tongtang/compiled');

// Where it cannot be written, everything is compiled anew, as without it.
enableCompileCache(COMPILED);
await import('./serve.ts');
// At once: a process that is killed keeps nothing.
flushCompileCache();
