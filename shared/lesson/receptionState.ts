import { z } from 'zod';
import { StreamId } from '../vocabulary/index.ts';

/** Pictures that a seat can draw at once; more than the largest wall has. */
const MAX_PICTURES = 100;

const Ratio = z.number().min(0).max(1);
/** How long packets waited in the seat's browser before they were drawn or heard; `null`: none came. */
const BufferMs = z.int().min(0).max(60_000).nullable();

/** One picture as a seat really saw it over the last sample. Heights are in pixels of the picture and of the screen. */
export const PictureReceived = z.strictObject({
  streamId: StreamId,
  /** Of the picture that came, which tells the layer; 0: none came. */
  layerPx: z.int().min(0).max(8_192),
  /** In which it was drawn. */
  drawnPx: z.int().min(1).max(8_192),
  /** Pictures a second. */
  fps: z.number().min(0).max(240),
  /** Share of the time in which it stood still. */
  frozenRatio: Ratio,
  bufferMs: BufferMs,
});
export type PictureReceived = z.infer<typeof PictureReceived>;

/** What a seat really saw and heard over the last sample: every picture that it drew, and its sound as a whole. */
export const Reception = z.strictObject({
  pictures: z.array(PictureReceived).max(MAX_PICTURES),
  /** Share of the sound that was made up because it was lost or late; `null`: no sound came. */
  concealedRatio: Ratio.nullable(),
  soundBufferMs: BufferMs,
});
export type Reception = z.infer<typeof Reception>;
