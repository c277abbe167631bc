import { z } from 'zod';

/** Where streams are taken in: on this machine only, since they are not encrypted on their way. */
export const RECORDER_IP = '127.0.0.1';

/** A file's id is also its name: nothing that could lead out of its folder. */
const FileId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const Port = z.int().min(1).max(65_535);
const Ip = z.ipv4();
const Ssrc = z.int().min(0).max(0xffff_ffff);
const PayloadType = z.int().min(0).max(127);

const Rtp = z.object({
  codec: z.enum(['vp8', 'vp9', 'h264', 'opus']),
  payloadType: PayloadType,
  clockRate: z.int().min(1_000).max(192_000),
  channels: z.int().min(1).max(2).exactOptional(),
  ssrc: Ssrc,
  rtx: z.object({ payloadType: PayloadType, ssrc: Ssrc }).exactOptional(),
});

/** What the server tells its recorder's process. */
export const ToRecorder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    fileId: FileId,
    folder: z.string().startsWith('/').max(4_096),
    tags: z.record(z.string().regex(/^[A-Z0-9_]{1,64}$/), z.string().max(256)),
  }),
  z.object({ kind: z.literal('begin'), fileId: FileId, rtp: Rtp, from: z.object({ ip: Ip, port: Port }) }),
  z.object({ kind: z.literal('close'), fileId: FileId, reason: z.enum(['asked', 'disk-full']) }),
]);
export type ToRecorder = z.infer<typeof ToRecorder>;

const Growth = z.object({
  startAtMs: z.number(),
  durationMs: z.number().min(0),
  bytes: z.int().min(0),
  widthPx: z.int().min(0).exactOptional(),
  heightPx: z.int().min(0).exactOptional(),
});

const FileName = z.string().regex(/^[A-Za-z0-9_-]{1,64}\.(webm|mkv)$/);
/** Of an order that cannot be read: the file that it was about, if that much can be. */
export const AboutFile = z.object({ fileId: FileId });

const Outcome = { fileId: FileId, fileName: FileName.nullable(), growth: Growth.nullable() };

/** What the recorder's process tells the server. */
export const FromRecorder = z.discriminatedUnion('kind', [
  /** It is there, and still there: told each second. */
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('opened'), fileId: FileId, port: Port }),
  /** An order was not done, or could not be read; `null`: not even which file it was about. Nothing else suffers by it. */
  z.object({ kind: z.literal('refused'), fileId: FileId.nullable() }),
  z.object({ kind: z.literal('begun'), fileId: FileId }),
  z.object({ kind: z.literal('growing'), fileId: FileId, ...Growth.shape }),
  z.object({ kind: z.literal('closed'), reason: z.enum(['asked', 'disk-full']), ...Outcome }),
  z.object({ kind: z.literal('failed'), code: z.enum(['disk-full', 'write-failed']), ...Outcome }),
]);
export type FromRecorder = z.infer<typeof FromRecorder>;
