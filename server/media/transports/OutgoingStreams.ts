import type { Consumer, WebRtcTransport } from 'mediasoup/types';
import { costBps, type DrawnPicture, type Ration, rationOf } from '../../../shared/lesson/ration.ts';
import { PICTURE_RUNGS, type Rung } from '../../../shared/lesson/rungState.ts';
import type { StreamOffer } from '../../../shared/protocol/index.ts';
import { type ReceivableRtp, StreamRtp } from '../../../shared/protocol/rtp.ts';
import type { StreamId } from '../../../shared/vocabulary/index.ts';
import type { LineSeen } from '../../lesson/ports.ts';
import type { Log } from '../../platform/Log.ts';
import { engineCall } from '../engineCall.ts';
import { layerFor } from '../layers.ts';
import { layerRates } from '../line/layerRates.ts';
import type { IncomingIndex, IncomingStream } from './IncomingStreams.ts';

/** A seat may receive this many streams; a lesson of 16 classrooms needs 37. */
const MAX_RECEIVED = 40;

type Outgoing = {
  readonly consumer: Consumer;
  readonly source: IncomingStream;
  /** Whether it is let through; and whether it flows, which for a picture may stop for a moment. */
  sending: boolean;
  flowing: boolean;
  /** Of a picture that is let through, how it is drawn. */
  drawn: DrawnPicture | undefined;
  /** What of it is sent, as the engine was told. */
  ration: Ration | undefined;
};

/** Of the least that a consumer can be told to send: every frame, and the lowest temporal layer alone. */
const ALL_FRAMES = 7;
const FEW_FRAMES = 0;

/** What one seat receives of the lesson. A stream is prepared paused, and flows only while it is let and, if video, drawn. */
export class OutgoingStreams {
  readonly #transport: WebRtcTransport;
  readonly #canReceive: ReceivableRtp;
  readonly #index: IncomingIndex;
  readonly #log: Log;
  readonly #streams = new Map<StreamId, Outgoing>();
  readonly #coming = new Map<StreamId, Promise<StreamOffer | undefined>>();
  /** Not told yet: everything is taken to be drawn, as small as can be. */
  #drawnHeightPx: ReadonlyMap<StreamId, number> | undefined;
  /** Called each time packets of a picture are missed and asked for again. */
  onMissed: () => void = () => undefined;
  /** Whether pictures are stopped for a moment, whoever may have them. */
  #picturesHeld = false;

  constructor({
    transport,
    canReceive,
    index,
    log,
  }: {
    transport: WebRtcTransport;
    canReceive: ReceivableRtp;
    index: IncomingIndex;
    log: Log;
  }) {
    this.#transport = transport;
    this.#canReceive = canReceive;
    this.#index = index;
    this.#log = log;
  }

  async offer(streamIds: readonly StreamId[]): Promise<StreamOffer[]> {
    const offers = await Promise.all([...new Set(streamIds)].map((streamId) => this.#prepareIfPossible(streamId)));
    return offers.flatMap((offer) => offer ?? []);
  }

  draw(drawnHeightPx: ReadonlyMap<StreamId, number>): void {
    this.#drawnHeightPx = drawnHeightPx;
  }

  /** Lets through what `isLet` says, as far as it is drawn, in no larger layer than needed and than the rung has room for. */
  direct(isLet: (streamId: StreamId) => boolean, rung: Rung): void {
    const pictures: Outgoing[] = [];
    for (const [streamId, outgoing] of this.#streams) {
      const isLetNow = isLet(streamId);
      if (outgoing.consumer.kind === 'audio') {
        outgoing.sending = isLetNow;
        this.#flow(outgoing);
        continue;
      }
      const heightPx = isLetNow ? this.#heightOf(streamId) : 0;
      outgoing.drawn = heightPx > 0 ? { heightPx, wantedLayer: wantedLayer(outgoing.source, heightPx) } : undefined;
      pictures.push(outgoing);
    }
    this.#ration(pictures, rung);
  }

  #ration(pictures: readonly Outgoing[], rung: Rung): void {
    const drawn = drawnOf(pictures);
    const rations = rationOf(
      rung,
      drawn.map(({ picture }) => picture),
    );
    for (const [index, { outgoing }] of drawn.entries()) this.#choose(outgoing, rations[index] ?? null);
    for (const outgoing of pictures) if (!outgoing.drawn) this.#choose(outgoing, null);
  }

  /** Whether any picture is sent. */
  get hasPictures(): boolean {
    return [...this.#streams.values()].some(({ sending, consumer }) => sending && consumer.kind === 'video');
  }

  /** Stops all pictures for a moment, and forgets what might have been sent of them again; or lets them go on. */
  hold(held: boolean): void {
    this.#picturesHeld = held;
    for (const outgoing of this.#streams.values()) this.#flow(outgoing);
  }

  #flow(outgoing: Outgoing): void {
    const { consumer, sending } = outgoing;
    const flows = sending && !(this.#picturesHeld && consumer.kind === 'video');
    if (flows === outgoing.flowing) return;
    outgoing.flowing = flows;
    this.#settle(flows ? consumer.resume() : consumer.pause(), consumer);
  }

  /** Begins every picture that is sent anew, with a key frame. */
  refresh(): void {
    for (const { consumer, sending } of this.#streams.values())
      if (sending && consumer.kind === 'video') this.#settle(consumer.requestKeyFrame(), consumer);
  }

  async lookAtLine(nowMs: number): Promise<SeenByEngine> {
    const flowing = [...this.#streams.values()].filter(({ sending }) => sending);
    const [all, [line], pictures] = await Promise.all([
      Promise.all(flowing.map(({ consumer }) => totalsOf(consumer))),
      engineCall(this.#transport.getStats()),
      Promise.all(
        drawnOf([...this.#streams.values()]).map(async ({ outgoing, picture }) => ({
          ...picture,
          layers: await layerRates(outgoing.source.producer, nowMs),
          sending: outgoing.sending,
        })),
      ),
    ]);
    return {
      streams: new Map(all),
      lineLossRatio: line?.rtpPacketLossSent ?? null,
      estimateBps: line?.availableOutgoingBitrate ?? null,
      costBps: PICTURE_RUNGS.map((rung) => costBps(rung, pictures)),
      // The engine seeks room for the largest layer of what it sends, and for a third more.
      soughtBps: pictures
        .filter(({ sending }) => sending)
        .reduce((sum, { layers }) => sum + Math.max(0, ...layers.map(({ all: bps }) => bps)), 0),
      hasPictures: pictures.length > 0,
    };
  }

  #heightOf(streamId: StreamId): number {
    return this.#drawnHeightPx ? (this.#drawnHeightPx.get(streamId) ?? 0) : 1;
  }

  /** Calls that no one waits for: the engine keeps their order, and a failure means that the consumer is closing. */
  #settle(call: Promise<void>, consumer: Consumer): void {
    engineCall(call).catch((err: unknown) => {
      if (!consumer.closed) this.#log.warn({ event: 'stream.direct-failed', consumerId: consumer.id, err });
    });
  }

  #choose(outgoing: Outgoing, ration: Ration): void {
    const { consumer, source } = outgoing;
    const isNew = ration?.layer !== outgoing.ration?.layer || ration?.fewFrames !== outgoing.ration?.fewFrames;
    if (ration && isNew && source.layers > 1 && consumer.type === 'simulcast') {
      const temporalLayer = ration.fewFrames ? FEW_FRAMES : ALL_FRAMES;
      this.#settle(consumer.setPreferredLayers({ spatialLayer: ration.layer, temporalLayer }), consumer);
      outgoing.ration = ration;
    }
    outgoing.sending = ration !== null;
    this.#flow(outgoing);
  }

  /** One stream that cannot be had must not keep the others from a seat. */
  async #prepareIfPossible(streamId: StreamId): Promise<StreamOffer | undefined> {
    try {
      return await this.#prepare(streamId);
    } catch (err) {
      this.#log.warn({ event: 'stream.not-offered', streamId, err });
      return undefined;
    }
  }

  async #prepare(streamId: StreamId): Promise<StreamOffer | undefined> {
    const source = this.#index.get(streamId);
    if (!source || source.producer.closed) return undefined;
    const known = this.#streams.get(streamId);
    if (known && !known.consumer.closed) return offerOf(streamId, known.consumer);
    // Asked for twice at once: the second waits for the first, so that there is one consumer for each stream.
    const coming = this.#coming.get(streamId) ?? this.#consume(streamId, source);
    this.#coming.set(streamId, coming);
    try {
      return await coming;
    } finally {
      this.#coming.delete(streamId);
    }
  }

  async #consume(streamId: StreamId, source: IncomingStream): Promise<StreamOffer | undefined> {
    if (this.#streams.size + this.#coming.size >= MAX_RECEIVED) return undefined;
    const consumer = await engineCall(
      this.#transport.consume({
        producerId: source.producer.id,
        rtpCapabilities: this.#canReceive,
        paused: true,
        // Lost sound is sent again: 0.9 % concealed instead of 6.8 % at 10 % loss (MEDIA.md).
        enableRtx: true,
      }),
    );
    if (source.producer.closed) {
      consumer.close();
      return undefined;
    }
    this.#streams.set(streamId, {
      consumer,
      source,
      sending: false,
      flowing: false,
      drawn: undefined,
      ration: undefined,
    });
    consumer.observer.once('close', () => this.#streams.delete(streamId));
    if (consumer.kind === 'video') {
      consumer.on('trace', () => this.onMissed());
      this.#settle(consumer.enableTraceEvent(['nack']), consumer);
    }
    return offerOf(streamId, consumer);
  }
}

/** What the engine says of a seat's line. */
export type SeenByEngine = Pick<LineSeen, 'streams' | 'lineLossRatio'> & {
  /** What it thinks the line carries, in bit/s. */
  readonly estimateBps: number | null;
  /** What all pictures take on rungs 0 to 4, in bit/s, and what it seeks room for. */
  readonly costBps: readonly number[];
  readonly soughtBps: number;
  readonly hasPictures: boolean;
};

function drawnOf(streams: readonly Outgoing[]): { readonly outgoing: Outgoing; readonly picture: DrawnPicture }[] {
  return streams.flatMap((outgoing) => (outgoing.drawn ? [{ outgoing, picture: outgoing.drawn }] : []));
}

function wantedLayer({ layers, topHeightPx }: IncomingStream, drawnHeightPx: number): number {
  return layers < 2 ? 0 : layerFor({ topHeightPx, layers, drawnHeightPx });
}

function offerOf(streamId: StreamId, { id, producerId, kind, rtpParameters }: Consumer): StreamOffer {
  // The engine's object has keys without a value, which would not cross the wire.
  const rtp = StreamRtp.parse(JSON.parse(JSON.stringify(rtpParameters)));
  return { streamId, consumerId: id, producerId, medium: kind, rtpParameters: rtp };
}

async function totalsOf(consumer: Consumer) {
  const sent = (await engineCall(consumer.getStats())).find(({ type }) => type === 'outbound-rtp');
  return [consumer.id, { sent: sent?.packetCount ?? 0, lost: sent?.packetsLost ?? 0 }] as const;
}
