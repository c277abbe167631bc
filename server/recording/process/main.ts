/**
 * The recorder's process: takes the streams of all lessons from loopback and writes them into files, apart from the
 * server so that neither waits for the other's work. `Recorder` starts it and talks to it.
 */
import type { FromRecorder } from './messages.ts';
import { OpenFiles } from './OpenFiles.ts';

/** Fine enough for what waits for lost packets, coarse enough to cost nothing, in ms. */
const TICK_EVERY_MS = 40;
const ALIVE_EVERY_MS = 1_000;

/** Finer than `Date.now()`, and like it in all else: what is captured is told to a fraction of a ms. */
const nowMs = (): number => performance.timeOrigin + performance.now();

const tell = (news: FromRecorder): void => {
  if (process.connected) process.send?.(news);
};

const files = new OpenFiles({ nowMs, tell });

process.on('message', (message) => {
  void files.obey(message);
});

// The server is gone, whyever: what has come is kept.
process.once('disconnect', () => {
  void files.closeAll().finally(() => process.exit(0));
});

// Whoever stops the server by Ctrl-C stops its whole group; it is the server that ends the files.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

setInterval(() => files.tick(), TICK_EVERY_MS);
setInterval(() => tell({ kind: 'alive' }), ALIVE_EVERY_MS);
tell({ kind: 'alive' });
