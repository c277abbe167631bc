import type { StreamKind } from '../../../shared/vocabulary/index.ts';
import type { SoundCoding } from '../encodings.ts';
import type { UplinkUse } from './judgeUplink.ts';
import { layersAt, soundBpsAt } from './uplinkEncodings.ts';

/** What a sender is to keep to. */
export type SenderLimit = UplinkUse & {
  readonly kind: StreamKind;
  readonly coding: SoundCoding;
  /** Of the picture as it was when it began; `null`: sound. */
  readonly heightPx: number | null;
};

/**
 * A browser sends a few packets faster, to see whether the line carries them, when its pictures may suddenly take more.
 * This much for the smallest one finds out all that matters: it looks for twice as much as well.
 */
const ASKING_BPS = 1_500_000;

/** The parts of `RTCRtpSender` that are needed here. */
type Sender = Pick<RTCRtpSender, 'getParameters' | 'setParameters'>;

/** What was asked of each sender last: the browser takes one change at a time. */
const work = new WeakMap<Sender, Promise<void>>();

/** Makes a sender keep to what its line carries. */
export function limitSender(sender: Sender, limit: SenderLimit): Promise<void> {
  const done = (work.get(sender) ?? Promise.resolve()).then(() => apply(sender, limit));
  work.set(
    sender,
    done.catch(() => undefined),
  );
  return done;
}

async function apply(sender: Sender, limit: SenderLimit): Promise<void> {
  const parameters = sender.getParameters();
  const before = JSON.stringify(parameters.encodings);
  const { heightPx } = limit;
  if (heightPx === null) for (const encoding of parameters.encodings) limitSound(encoding, limit);
  else limitPicture(parameters.encodings, { ...limit, heightPx });
  // Nothing is new: the browser's encoder is left alone.
  if (JSON.stringify(parameters.encodings) !== before) await sender.setParameters(parameters);
}

function limitSound(encoding: RTCRtpEncodingParameters, { rung, coding }: SenderLimit): void {
  const bps = soundBpsAt(rung, coding);
  if (bps === undefined) delete encoding.maxBitrate;
  else encoding.maxBitrate = bps;
}

function limitPicture(
  encodings: RTCRtpEncodingParameters[],
  { rung, asking, resting, kind, heightPx }: SenderLimit & { readonly heightPx: number },
): void {
  const layers = layersAt(rung, kind, heightPx);
  for (const [index, encoding] of encodings.entries()) {
    const layer = layers[index];
    encoding.active = layer != null && !resting;
    if (!layer) continue;
    encoding.maxBitrate = asking && index === 0 ? ASKING_BPS : layer.maxBitrate;
    if (layer.maxFramerate === undefined) delete encoding.maxFramerate;
    else encoding.maxFramerate = layer.maxFramerate;
  }
}
