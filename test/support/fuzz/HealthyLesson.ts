import type { APIRequestContext } from 'playwright-core';
import { request } from 'playwright-core';
import { becomeDisplay } from '../displayKey.ts';
import { type OwnCertificate, ownCertificate } from '../media/DtlsCaller.ts';
import type { MediaPeer } from '../media/MediaPeer.ts';
import { type SentStream, SocketSeat } from '../media/SocketSeat.ts';
import { lessonNowOf, requestsOf } from '../people.ts';
import { ask, must } from '../socketOf.ts';
import type { RunningServer } from '../startServer.ts';

const SOUND = { ssrc: 7_000, payloadType: 100 };
const PICTURE = { ssrc: 7_001, payloadType: 101 };
const EVERY_MS = 20;
const ASK_EVERY_MS = 200;
const VP8_KEY = Buffer.from('10000000009d012a80024001000000', 'hex');

const STREAMS: readonly SentStream[] = [
  {
    kind: 'teacher-camera',
    medium: 'audio',
    rtp: {
      mid: '0',
      codecs: [{ mimeType: 'audio/opus', payloadType: SOUND.payloadType, clockRate: 48_000, channels: 2 }],
      encodings: [{ ssrc: SOUND.ssrc }],
    },
  },
  {
    kind: 'teacher-camera',
    medium: 'video',
    rtp: {
      mid: '1',
      codecs: [
        {
          mimeType: 'video/VP8',
          payloadType: PICTURE.payloadType,
          clockRate: 90_000,
          rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
        },
      ],
      encodings: [{ ssrc: PICTURE.ssrc }],
    },
  },
];

/** How a lesson fares beside what goes on elsewhere on the server. */
export type Fared = {
  /** Packets that came, and the longest time without one, in ms. */
  readonly sound: { readonly packets: number; readonly longestGapMs: number };
  readonly picture: { readonly packets: number; readonly longestGapMs: number };
  /** How long each answer took, in ms; how many never came or were refused. */
  readonly answersMs: readonly number[];
  readonly refused: number;
};

/** A teacher who is seen and heard in one classroom, and asks something a few times a second; without browsers. */
export class HealthyLesson {
  readonly #teacher: SocketSeat;
  readonly #opened: (() => unknown)[];
  readonly #comes = {
    100: { packets: 0, lastMs: 0, longestGapMs: 0 },
    101: { packets: 0, lastMs: 0, longestGapMs: 0 },
  };
  readonly #answersMs: number[] = [];
  #refused = 0;

  private constructor(teacher: SocketSeat, opened: (() => unknown)[]) {
    this.#teacher = teacher;
    this.#opened = opened;
  }

  static async open(server: RunningServer, admin: APIRequestContext): Promise<HealthyLesson> {
    const certificate: OwnCertificate = await ownCertificate();
    const [person, screen] = [await requestsOf(server, 'linxiaoyin'), await request.newContext()];
    const { lessonId, listening } = await lessonNowOf(person, server);
    const classroomId = listening[0]?.classroomId ?? '';
    await becomeDisplay({ request: screen, server, approver: admin, classroomId });
    const common = { server, lessonId, certificate };
    const teacher = await SocketSeat.take({ ...common, requests: person });
    const display = await SocketSeat.take({ ...common, requests: screen });
    await must(teacher.socket, 'lesson.start', {});
    const lesson = new HealthyLesson(teacher, [
      () => teacher.close(),
      () => display.close(),
      () => person.dispose(),
      () => screen.dispose(),
      () => certificate.remove(),
    ]);
    const sending = await teacher.send(STREAMS);
    await display.receive((packet) => lesson.#take(packet));
    lesson.#begin(sending);
    return lesson;
  }

  /** Since it was opened. */
  get fared(): Fared {
    const of = ({ packets, lastMs, longestGapMs }: { packets: number; lastMs: number; longestGapMs: number }) => ({
      packets,
      // What has not come yet counts as well.
      longestGapMs: Math.round(Math.max(longestGapMs, lastMs === 0 ? 0 : performance.now() - lastMs)),
    });
    return {
      sound: of(this.#comes[100]),
      picture: of(this.#comes[101]),
      answersMs: this.#answersMs,
      refused: this.#refused,
    };
  }

  async close(): Promise<void> {
    for (const undo of this.#opened.reverse()) await undo();
  }

  #take(packet: Buffer): void {
    const type = (packet[1] ?? 0) & 0x7f;
    if (type !== 100 && type !== 101) return;
    const come = this.#comes[type];
    const nowMs = performance.now();
    if (come.lastMs > 0) come.longestGapMs = Math.max(come.longestGapMs, nowMs - come.lastMs);
    come.lastMs = nowMs;
    come.packets += 1;
  }

  #begin(peer: MediaPeer): void {
    let sequence = 0;
    const pump = setInterval(() => {
      sequence += 1;
      peer.sendRtp(packetOf(SOUND, sequence, Buffer.from([0xfc, 0xff, 0xfe])), 12);
      peer.sendRtp(packetOf(PICTURE, sequence, VP8_KEY), 12);
    }, EVERY_MS);
    const asks = setInterval(() => void this.#ask(), ASK_EVERY_MS);
    this.#opened.push(
      () => clearInterval(pump),
      () => clearInterval(asks),
    );
  }

  async #ask(): Promise<void> {
    const fromMs = performance.now();
    const layout = this.#answersMs.length % 2 === 0 ? 'teacher' : 'stage';
    const answered = await ask(this.#teacher.socket, 'layout.hold', { layout }).catch(() => undefined);
    if (answered?.ok) this.#answersMs.push(performance.now() - fromMs);
    else if (this.#teacher.socket.connected) this.#refused += 1;
  }
}

function packetOf({ ssrc, payloadType }: typeof SOUND, sequence: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = 0x80 | payloadType;
  header.writeUInt16BE(sequence % 0x1_0000, 2);
  header.writeUInt32BE((sequence * EVERY_MS * (payloadType === 100 ? 48 : 90)) >>> 0, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, payload]);
}
