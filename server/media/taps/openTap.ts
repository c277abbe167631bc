import type { Consumer, PlainTransport, Router } from 'mediasoup/types';
import { AppError } from '../../../shared/errors/index.ts';
import type { StreamTap, TappedRtp } from '../../lesson/ports.ts';
import { Scope } from '../../platform/Scope.ts';
import { engineCall } from '../engineCall.ts';
import type { IncomingStream } from '../transports/IncomingStreams.ts';

/** Nobody but this machine is to hear it: it is not encrypted. */
const LISTEN_IP = '127.0.0.1';

/** A burst of a large key frame must not be lost on its way out, in bytes. */
const SEND_BUFFER_BYTES = 1_048_576;

/** What a tap is opened on. */
export type TapOptions = {
  readonly router: Pick<Router, 'createPlainTransport' | 'rtpCapabilities'>;
  readonly source: IncomingStream;
  readonly to: { readonly ip: string; readonly port: number };
};

/** Opens a copy of a stream to a port of this machine: top layer, as it came, not sent before `start`. */
export async function openTap({ router, source, to }: TapOptions): Promise<StreamTap> {
  const scope = new Scope();
  try {
    const transport = scope.own(
      await engineCall(
        router.createPlainTransport({
          listenInfo: { protocol: 'udp', ip: LISTEN_IP, sendBufferSize: SEND_BUFFER_BYTES },
          rtcpMux: true,
          comedia: false,
          enableSctp: false,
        }),
      ),
      (opened) => opened.close(),
    );
    await engineCall(transport.connect({ ip: to.ip, port: to.port }));
    const consumer = await engineCall(
      transport.consume({
        producerId: source.producer.id,
        rtpCapabilities: recordable(router.rtpCapabilities),
        paused: true,
        enableRtx: true,
        ...(source.layers > 1 ? { preferredLayers: { spatialLayer: source.layers - 1 } } : {}),
      }),
    );
    return tapOn({ scope, transport, consumer });
  } catch (failure) {
    await scope.end();
    throw failure;
  }
}

function tapOn({
  scope,
  transport,
  consumer,
}: {
  scope: Scope;
  transport: PlainTransport;
  consumer: Consumer;
}): StreamTap {
  const listeners: (() => void)[] = [];
  const close = (): void => {
    if (scope.ended) return;
    void scope.end();
    for (const listener of listeners.splice(0)) listener();
  };
  // The producer's end closes the consumer, the worker's death the transport.
  consumer.observer.once('close', close);
  transport.observer.once('close', close);
  return {
    rtp: tappedRtp(consumer),
    from: { ip: LISTEN_IP, port: transport.tuple.localPort },
    start: () => engineCall(consumer.resume()),
    onClosed: (listener) => {
      if (scope.ended || consumer.closed) listener();
      else listeners.push(listener);
    },
    close,
  };
}

/** All that the router carries, but no means to estimate a line: loopback is wide, and nothing may be held back. */
function recordable({
  codecs = [],
}: Router['rtpCapabilities']): Parameters<PlainTransport['consume']>[0]['rtpCapabilities'] {
  return {
    codecs: codecs.map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type === 'nack' || type === 'ccm'),
    })),
    headerExtensions: [],
  };
}

function tappedRtp({ rtpParameters }: Consumer): TappedRtp {
  const [codec, retransmission] = rtpParameters.codecs;
  const [encoding] = rtpParameters.encodings ?? [];
  const name = codec?.mimeType.split('/')[1]?.toLowerCase();
  if (!codec || encoding?.ssrc === undefined || !isRecordable(name)) throw new AppError('media.refused');
  const { payloadType, clockRate, channels } = codec;
  return {
    codec: name,
    payloadType,
    clockRate,
    ...(channels === undefined ? {} : { channels }),
    ssrc: encoding.ssrc,
    ...(retransmission && encoding.rtx
      ? { rtx: { payloadType: retransmission.payloadType, ssrc: encoding.rtx.ssrc } }
      : {}),
  };
}

const isRecordable = (name: string | undefined): name is TappedRtp['codec'] =>
  name === 'vp8' || name === 'vp9' || name === 'h264' || name === 'opus';
