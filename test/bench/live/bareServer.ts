/**
 * A bare mediasoup program: what forwarding costs when nothing is checked, stored, gated or watched. It speaks just
 * enough of the lesson's protocol that the same windows can sit in it. One lesson, one worker, no sign-in: the role is
 * in the cookie. `bareServer.ts [WORKER] [IP] [PORT]`. Prints its port and its process ids as one line of JSON.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWorker } from 'mediasoup';
import type { Consumer, Producer, WebRtcTransport } from 'mediasoup/types';
import { Server, type Socket } from 'socket.io';
import { ROUTER_CODECS, routableRtp } from '../../../server/media/codecs.ts';
import { layerFor } from '../../../server/media/layers.ts';
import { mayReceive } from '../../../shared/lesson/audience.ts';
import { foldFact } from '../../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../../shared/lesson/state.ts';
import { type Body, type NewFact, packFact, type RequestName } from '../../../shared/protocol/index.ts';
import { ids } from '../../support/ids.ts';

type Sent = { readonly producer: Producer; readonly heightPx: number; readonly layers: number };
type Seat = {
  send?: WebRtcTransport;
  receive?: WebRtcTransport;
  canReceive?: Body<'media.open'>['canReceive'];
  readonly consumers: Map<string, { consumer: Consumer; sent: Sent }>;
};

const [workerBin, ip = '127.0.0.1', port = '0'] = process.argv.slice(2);
const worker = await createWorker({ logLevel: 'error', ...(workerBin ? { workerBin } : {}) });
const router = await worker.createRouter({ mediaCodecs: ROUTER_CODECS });
const listenInfos = [
  { protocol: 'udp' as const, ip },
  { protocol: 'tcp' as const, ip },
];
const webRtcServer = await worker.createWebRtcServer({ listenInfos });
const http = createServer((_request, response) => response.end());
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

let state: LessonState = emptyLesson;
let streams = 0;
const sent = new Map<string, Sent>();

function happened(...facts: NewFact[]): void {
  const numbered = facts.map((fact, index) => ({ ...fact, seq: state.seq + 1 + index, atMs: Date.now(), by: null }));
  for (const fact of numbered) state = foldFact(state, fact);
  io.emit('facts', numbered.map(packFact));
}

const openTransport = () =>
  router.createWebRtcTransport({
    webRtcServer,
    enableUdp: true,
    enableTcp: true,
    preferUdp: true,
    initialAvailableOutgoingBitrate: 1_000_000,
  });
const offerOf = ({ id, iceParameters, iceCandidates, dtlsParameters }: WebRtcTransport) => ({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
});

async function offers(seatId: string, seat: Seat, streamIds: readonly string[]) {
  const receiver = state.seats[seatId];
  const made: unknown[] = [];
  for (const streamId of streamIds) {
    const source = sent.get(streamId);
    const stream = state.streams[streamId];
    if (
      !source ||
      !stream ||
      !receiver ||
      !seat.receive ||
      !seat.canReceive ||
      !mayReceive(state, stream, receiver) ||
      seat.consumers.has(streamId)
    )
      continue;
    const consumer = await seat.receive.consume({
      producerId: source.producer.id,
      rtpCapabilities: seat.canReceive,
      enableRtx: true,
    });
    seat.consumers.set(streamId, { consumer, sent: source });
    made.push({
      streamId,
      consumerId: consumer.id,
      producerId: source.producer.id,
      medium: consumer.kind,
      rtpParameters: consumer.rtpParameters,
    });
  }
  return made;
}

const answers: { [N in RequestName]?: (seatId: string, seat: Seat, body: Body<N>) => Promise<unknown> } = {
  'lesson.join': async (seatId) => ({
    seatId,
    serverAtMs: Date.now(),
    state,
    sentBefore: [],
    mediaOpen: false,
    media: null,
  }),
  'media.open': async (seatId, seat, { canReceive }) => {
    seat.canReceive = canReceive;
    [seat.send, seat.receive] = await Promise.all([openTransport(), openTransport()]);
    return {
      send: offerOf(seat.send),
      receive: offerOf(seat.receive),
      iceServers: [],
      streams: await offers(seatId, seat, Object.keys(state.streams)),
    };
  },
  'media.connect': async (_seatId, seat, { direction, dtls }) => {
    await seat[direction]?.connect({ dtlsParameters: dtls });
    return {};
  },
  'media.receive': async (seatId, seat, { streamIds }) => ({ streams: await offers(seatId, seat, streamIds) }),
  'media.draw': async (_seatId, seat, { sizes }) => {
    for (const { streamId, heightPx } of sizes) {
      const known = seat.consumers.get(streamId);
      if (known?.consumer.type !== 'simulcast') continue;
      const spatialLayer = layerFor({
        topHeightPx: known.sent.heightPx,
        layers: known.sent.layers,
        drawnHeightPx: heightPx,
      });
      await known.consumer.setPreferredLayers({ spatialLayer });
    }
    return {};
  },
  'stream.send': async (seatId, seat, { kind, medium, heightPx, muted, rtp }) => {
    const producer = await seat.send?.produce({ kind: medium, rtpParameters: rtp });
    if (!producer) throw new Error('not open');
    streams += 1;
    const streamId = ids.stream(streams);
    sent.set(streamId, { producer, heightPx: heightPx ?? 0, layers: rtp.encodings.length });
    happened({
      type: 'stream.began',
      data: { streamId, seatId: ids.seat(Number(seatId.slice(-1))), kind, medium, muted },
    });
    return { streamId, producerId: producer.id };
  },
};

io.on('connection', (socket: Socket) => {
  // Seat 0 teaches, the others listen.
  const n = Number(/seat=(\d)/.exec(socket.handshake.headers.cookie ?? '')?.[1] ?? 0);
  const seatId = ids.seat(n);
  const seat: Seat = { consumers: new Map() };
  const role = n === 0 ? ('teacher' as const) : ('classroom' as const);
  happened({
    type: 'seat.joined',
    data: { seatId, role, holder: ids.display(n), classroomId: n === 0 ? null : ids.classroom(n), name: `${n}` },
  });
  if (state.phase === 'waiting') happened({ type: 'lesson.started', data: {} });
  socket.on('ask', ({ name, body }: { name: RequestName; body: never }, done: (answer: unknown) => void) => {
    const answer = answers[name];
    if (!answer) return done({ ok: true, data: {} });
    answer(seatId, seat, body).then(
      (data) => done({ ok: true, data }),
      () => done({ ok: false, error: { code: 'server.fault', details: {} } }),
    );
  });
  socket.emit('hello', { serverAtMs: Date.now(), build: 'bare', canRoute: routableRtp(), seenFrom: '' });
});

http.listen(Number(port), '0.0.0.0', () => {
  process.stdout.write(
    `${JSON.stringify({ port: (http.address() as AddressInfo).port, pids: [process.pid, worker.pid] })}\n`,
  );
});
