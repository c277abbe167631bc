import { z } from 'zod';
import { AtMs } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** How many files, and how much they hold together. */
export const FilesHeld = z.object({ files: z.int().min(0), bytes: z.int().min(0) });
export type FilesHeld = z.infer<typeof FilesHeld>;

/** What can be wrong with the store to which recordings are moved. Each is also an error code. */
export const StoreTrouble = z.enum([
  'store.unreachable',
  'store.refused',
  'store.no-bucket',
  'store.failed',
  'store.damaged',
]);
export type StoreTrouble = z.infer<typeof StoreTrouble>;

/** Where the files of recordings are. */
export const StorageState = z.object({
  /** The store to which they are moved; `null`: none is set up, and all of them stay on this server. */
  store: z
    .object({
      /** Where it is, without anything secret: host and bucket. */
      name: z.string(),
      /** What went wrong last and has not gone well since. */
      trouble: z.object({ code: StoreTrouble, atMs: AtMs }).nullable(),
      /** So long a moved file stays on this server as well, in days since its recording ended. */
      keepDays: z.int().min(0),
    })
    .nullable(),
  /** On this server, also those that are in the store as well. */
  here: FilesHeld,
  /** In the store, checked there by their hash. */
  moved: FilesHeld,
  /** On this server only, and to be moved. Nothing waits where there is no store. */
  waiting: FilesHeld,
  /** Complete files whose content is not, or not any more, what was recorded. */
  damaged: FilesHeld,
  /** Files that have still to be looked through, after they were asked to be. */
  unchecked: z.int().min(0),
});
export type StorageState = z.infer<typeof StorageState>;

export const storageApi = {
  /** Where the files of recordings are, and what went wrong with that. */
  'storage.read': endpoint({
    method: 'GET',
    path: '/api/storage',
    by: ['district-administrator'],
    reply: StorageState,
  }),
  /** Has every file read again and compared with its hash, as soon as no lesson goes on. Asking twice is harmless. */
  'storage.check': endpoint({ method: 'POST', path: '/api/storage/check', by: ['district-administrator'] }),
};
