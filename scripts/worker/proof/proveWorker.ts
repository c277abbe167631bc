import { createWorker } from 'mediasoup';
import type { Consumer, Producer, Router, WebRtcServer, WebRtcTransport, Worker } from 'mediasoup/types';
import { Bridge, type BridgeEnd } from './Bridge.ts';

const LOOPBACK = '127.0.0.1';
const OPUS = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
const PAYLOAD_TYPE = 100;
const SENT_SSRC = 1_234_567;
const PAYLOAD = Buffer.from('同堂 Tongtang');
/** Packets go out until one has arrived: the first may meet a transport that is not ready. */
const PACKET_EACH_MS = 20;

/**
 * Carries one encrypted stream through the worker and back, and throws if it does not arrive as it was sent.
 *
 * A worker that was built with the wrong library starts, opens ports and answers, and dies at the first DTLS packet.
 * So two transports of the same worker talk to one another here: one as DTLS client, one as server, with SRTP in
 * between. That takes every library that the worker is linked with, and no browser.
 */
export async function proveWorker(workerBin: string): Promise<void> {
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  const died = new Promise<never>((_, reject) => worker.once('died', reject));
  try {
    await Promise.race([carryStream(worker), died]);
  } finally {
    worker.close();
  }
}

async function carryStream(worker: Worker): Promise<void> {
  const webRtcServer = await worker.createWebRtcServer({
    listenInfos: [
      { protocol: 'udp', ip: LOOPBACK },
      { protocol: 'tcp', ip: LOOPBACK },
    ],
  });
  const sending = await openEnd(worker, webRtcServer);
  const receiving = await openEnd(worker, webRtcServer);
  await sending.transport.connect({ dtlsParameters: { ...receiving.transport.dtlsParameters, role: 'server' } });
  await receiving.transport.connect({ dtlsParameters: { ...sending.transport.dtlsParameters, role: 'client' } });
  const connected = [untilDtlsConnected(sending.transport), untilDtlsConnected(receiving.transport)];
  const bridge = await Bridge.open({ calling: endOf(sending.transport), answering: endOf(receiving.transport) });
  try {
    await Promise.all(connected);
    await sendThrough(sending, receiving);
  } finally {
    bridge.close();
  }
}

interface End {
  readonly router: Router;
  readonly transport: WebRtcTransport;
}

async function openEnd(worker: Worker, webRtcServer: WebRtcServer): Promise<End> {
  const router = await worker.createRouter({ mediaCodecs: [{ ...OPUS, preferredPayloadType: PAYLOAD_TYPE }] });
  return { router, transport: await router.createWebRtcTransport({ webRtcServer }) };
}

function endOf({ iceParameters, iceCandidates }: WebRtcTransport): BridgeEnd {
  const udp = iceCandidates.find(({ protocol }) => protocol === 'udp');
  if (udp === undefined) throw new Error('the transport offers no UDP candidate');
  return { ...iceParameters, address: udp.address, port: udp.port };
}

function untilDtlsConnected(transport: WebRtcTransport): Promise<void> {
  return new Promise((resolve, reject) => {
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') resolve();
      if (state === 'failed' || state === 'closed') reject(new Error(`the DTLS handshake is ${state}`));
    });
  });
}

/** Plain RTP in at one router, SRTP between the two, plain RTP out at the other. */
async function sendThrough(sending: End, receiving: End): Promise<void> {
  const source = await produceDirectly(sending.router);
  const outgoing = await sending.transport.consume({
    producerId: source.id,
    rtpCapabilities: sending.router.rtpCapabilities,
  });
  const incoming = await receiving.transport.produce({ kind: 'audio', rtpParameters: outgoing.rtpParameters });
  const sink = await consumeDirectly(receiving.router, incoming);
  await untilArrived(source, sink);
}

async function produceDirectly(router: Router): Promise<Producer> {
  const direct = await router.createDirectTransport();
  const codec = { mimeType: OPUS.mimeType, clockRate: OPUS.clockRate, channels: OPUS.channels };
  return direct.produce({
    kind: 'audio',
    rtpParameters: { codecs: [{ ...codec, payloadType: PAYLOAD_TYPE }], encodings: [{ ssrc: SENT_SSRC }] },
  });
}

async function consumeDirectly(router: Router, { id }: Producer): Promise<Consumer> {
  const direct = await router.createDirectTransport();
  return direct.consume({ producerId: id, rtpCapabilities: router.rtpCapabilities });
}

async function untilArrived(source: Producer, sink: Consumer): Promise<void> {
  let sequenceNumber = 0;
  const sender = setInterval(() => source.send(rtpPacket(sequenceNumber++)), PACKET_EACH_MS);
  try {
    await new Promise<void>((resolve) => {
      sink.on('rtp', (packet) => {
        if (packet.subarray(-PAYLOAD.length).equals(PAYLOAD)) resolve();
      });
    });
  } finally {
    clearInterval(sender);
  }
}

function rtpPacket(sequenceNumber: number): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = PAYLOAD_TYPE;
  header.writeUInt16BE(sequenceNumber, 2);
  header.writeUInt32BE(sequenceNumber * 960, 4);
  header.writeUInt32BE(SENT_SSRC, 8);
  return Buffer.concat([header, PAYLOAD]);
}
