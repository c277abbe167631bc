import type { SentFile } from '../lesson/courseware/deckHandlers.ts';

/** A file that somebody keeps: sent whole or from where the line broke, by this name. */
export type SavedFile = Omit<SentFile, 'use'> & { readonly use: { readonly kind: 'save'; readonly name: string } };
