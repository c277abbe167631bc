import type { Producer } from 'mediasoup/types';
import type { LayerBps } from '../../../shared/lesson/ration.ts';
import { engineCall } from '../engineCall.ts';

/** All seats look about once a second: one question to the engine serves them all. */
const FRESH_FOR_MS = 900;

const known = new WeakMap<Producer, { readonly askedAtMs: number; readonly rates: Promise<LayerBps> }>();

/** What each layer of a picture takes now. */
export function layerRates(producer: Producer, nowMs: number): Promise<LayerBps> {
  const last = known.get(producer);
  if (last && nowMs - last.askedAtMs < FRESH_FOR_MS) return last.rates;
  const rates = askedOf(producer);
  known.set(producer, { askedAtMs: nowMs, rates });
  return rates;
}

async function askedOf(producer: Producer): Promise<LayerBps> {
  const stats = await engineCall(producer.getStats());
  return (
    producer.rtpParameters.encodings?.map(({ rid }) => {
      const layer = stats.find((each) => each.rid === rid);
      const all = layer?.bitrate ?? 0;
      return { all, few: layer?.bitrateByLayer['0.0'] || all };
    }) ?? []
  );
}
