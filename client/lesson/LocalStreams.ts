import { AppError } from '../../shared/errors/index.ts';
import type { BodyInput } from '../../shared/protocol/index.ts';
import type { Medium, SoundMode, StreamId, StreamKind } from '../../shared/vocabulary/index.ts';
import { Observable } from '../kit/Observable.ts';
import type { SoundCoding } from '../media/encodings.ts';
import type { MediaLink } from '../media/MediaLink.ts';
import type { UplinkNeeds, UplinkUse } from '../media/uplink/judgeUplink.ts';
import { codingAt, pictureBpsAt, rungOf } from '../media/uplink/uplinkEncodings.ts';

/** Something that this device sends, or would send if it were connected. */
export type LocalStream = {
  readonly kind: StreamKind;
  readonly medium: Medium;
  readonly track: MediaStreamTrack;
  readonly muted: boolean;
  readonly soundMode: SoundMode;
};

/** Wait before a stream that could not be sent is tried again, in ms. */
const AGAIN_AFTER_MS = 1_000;

type StreamRequest = 'stream.stop' | 'stream.mute';
type Ask = <N extends StreamRequest>(name: N, body: BodyInput<N>) => Promise<unknown>;
type Slot = `${StreamKind}/${Medium}`;
/** What goes over the link: of each slot its stream, and beside a sound perhaps a thin one. */
type SentSlot = Slot | `${Slot}/thin`;

/** What carries the streams to the server. */
type Carrier = Pick<MediaLink, 'send' | 'mute' | 'replace' | 'limit' | 'stop'>;

/** A stream as the server knows it. */
type Sent = {
  readonly streamId: StreamId;
  track: MediaStreamTrack;
  readonly coding: SoundCoding;
  /** What the server was last told; `undefined` when it is not known whether it has heard. */
  toldMuted: boolean | undefined;
};

/** How this device's streams must be sent so that the lines of the lesson carry them. */
export type LineNeeds = {
  /** Whether thin sound is sent beside the usual one, or instead of it. */
  readonly thinSound: 'none' | 'beside' | 'instead';
  /** Whether this device's own line carries pictures. */
  readonly pictures: boolean;
  /** Whether everybody looks at this device's pictures. */
  readonly onStage: boolean;
};

/** A stream as it is to be sent. */
type ToSend = LocalStream & { readonly coding: SoundCoding; readonly thin: boolean };

const slotOf = ({ kind, medium }: { kind: StreamKind; medium: Medium }): Slot => `${kind}/${medium}`;

/**
 * What this device sends. It holds tracks whether or not there is a connection: whenever a link comes, it sends what
 * it has; changes without one take effect with the next. Tracks that it is given are its own, and end with it.
 */
export class LocalStreams {
  /** By kind and medium, at most one each. */
  readonly streams = new Observable<ReadonlyMap<Slot, LocalStream>>(new Map());
  readonly #ask: Ask;
  readonly #sent = new Map<SentSlot, Sent>();
  /** What carries nothing for the moment, without being muted. */
  readonly #gated = new Set<Slot>();
  #needs: LineNeeds = { thinSound: 'none', pictures: true, onStage: false };
  #uplink: UplinkUse = { rung: 0, asking: false, resting: false };
  #link: Carrier | null = null;
  #work: Promise<void> = Promise.resolve();
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** What is held for a kind, if anything. */
  get(kind: StreamKind, medium: Medium): LocalStream | undefined {
    return this.streams.read().get(slotOf({ kind, medium }));
  }

  /** Sends a track, in place of the one of the same kind and medium. */
  put(stream: LocalStream): void {
    const slot = slotOf(stream);
    const before = this.streams.read().get(slot);
    if (before && before.track !== stream.track) before.track.stop();
    this.#silence(stream);
    this.#change((streams) => streams.set(slot, stream));
    stream.track.addEventListener('ended', () => {
      if (this.get(stream.kind, stream.medium)?.track === stream.track) this.remove(stream.kind, stream.medium);
    });
  }

  remove(kind: StreamKind, medium: Medium): void {
    const slot = slotOf({ kind, medium });
    this.streams.read().get(slot)?.track.stop();
    this.#change((streams) => streams.delete(slot));
  }

  /** Takes effect at once; the server hears of it when its turn comes. */
  mute(kind: StreamKind, medium: Medium, muted: boolean): void {
    const before = this.get(kind, medium);
    if (!before) return;
    const stream = { ...before, muted };
    this.#silence(stream);
    this.#change((streams) => streams.set(slotOf(stream), stream));
  }

  /** Lets a stream carry nothing for the moment. Nobody is told: it is the guard's affair, many times a minute. */
  gate(kind: StreamKind, medium: Medium, gated: boolean): void {
    const slot = slotOf({ kind, medium });
    if (gated === this.#gated.has(slot)) return;
    if (gated) this.#gated.add(slot);
    else this.#gated.delete(slot);
    const stream = this.streams.read().get(slot);
    if (stream) stream.track.enabled = this.#carries(stream);
  }

  /** Sends from now on what the lines of the lesson carry. */
  suitLines(needs: LineNeeds): void {
    const { thinSound, pictures, onStage } = this.#needs;
    if (needs.thinSound === thinSound && needs.pictures === pictures && needs.onStage === onStage) return;
    this.#needs = needs;
    for (const stream of this.streams.read().values()) this.#silence(stream);
    this.#limitAll();
    void this.#settle();
  }

  /** Sends from now on no more than this device's own way up carries. */
  suitUplink(use: UplinkUse): void {
    this.#uplink = use;
    // At once, and not after requests for which a choked line needs seconds.
    this.#limitAll();
    void this.#settle();
  }

  /** What the pictures that are sent would take at each rung of the way up. */
  uplinkNeeds(): UplinkNeeds {
    const pictures = [...this.streams.read().values()].filter(
      (stream) => stream.medium === 'video' && !stream.muted && !this.#isHeld(stream),
    );
    const at = (rung: UplinkUse['rung']): number =>
      pictures.reduce(
        (sum, { kind, track }) => sum + pictureBpsAt(this.#rungOf(kind, rung), kind, track.getSettings().height ?? 0),
        0,
      );
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  }

  /** A link has come: sends everything over it. */
  attach(link: Carrier): Promise<void> {
    this.#link = link;
    this.#sent.clear();
    return this.#settle();
  }

  /** The link is gone. What it sent is kept for the next. */
  detach(): void {
    clearTimeout(this.#again);
    this.#link = null;
    this.#sent.clear();
  }

  /** Stops all tracks. */
  close(): void {
    this.detach();
    for (const { track } of this.streams.read().values()) track.stop();
    this.streams.set(new Map());
  }

  /** Lets a track carry something or nothing: also one that is only on its way to be sent, and without asking anybody. */
  #silence(stream: LocalStream): void {
    for (const slot of [slotOf(stream), `${slotOf(stream)}/thin`] as const) {
      const sent = this.#sent.get(slot);
      if (sent) this.#link?.mute(sent.streamId, stream.muted || this.#isHeld(stream));
    }
    // Last: whoever carries it opens the track of what is not muted.
    stream.track.enabled = this.#carries(stream);
  }

  #limitAll(): void {
    for (const slot of this.#sent.keys()) this.#limit(slot);
  }

  #limit(slot: SentSlot): void {
    const [sent, stream] = [this.#sent.get(slot), this.#toSend().get(slot)];
    if (!sent || !stream) return;
    const { kind } = stream;
    const rung = this.#rungOf(kind, this.#uplink.rung);
    // What ends just now needs no limit any more.
    this.#link?.limit(sent.streamId, { ...this.#uplink, rung, kind, coding: sent.coding }).catch(() => undefined);
  }

  /** A classroom on stage is watched, and what the teacher shows; their own face a little less than what they show. */
  #rungOf(kind: StreamKind, rung: UplinkUse['rung']): UplinkUse['rung'] {
    const shows = [...this.streams.read().values()].some(
      (other) => other.medium === 'video' && other.kind !== 'teacher-camera' && !other.muted,
    );
    const isWatched = kind === 'classroom-return' ? this.#needs.onStage : kind !== 'teacher-camera' || !shows;
    return rungOf(rung, { kind, isWatched });
  }

  /** A picture for which this device's line has no room: nobody is told, it goes on by itself. */
  #isHeld({ medium }: LocalStream): boolean {
    return medium === 'video' && !this.#needs.pictures;
  }

  #carries(stream: LocalStream): boolean {
    return !stream.muted && !this.#gated.has(slotOf(stream));
  }

  #change(change: (streams: Map<Slot, LocalStream>) => void): void {
    const streams = new Map(this.streams.read());
    change(streams);
    this.streams.set(streams);
    void this.#settle();
  }

  /** Makes what is sent agree with what is held; one change after another. What fails for a passing reason is tried again. */
  #settle(): Promise<void> {
    clearTimeout(this.#again);
    this.#work = this.#work.then(() => this.#settleAll());
    return this.#work;
  }

  async #settleAll(): Promise<void> {
    const link = this.#link;
    if (!link) return;
    for (const slot of new Set([...this.#sent.keys(), ...this.#toSend().keys()])) {
      // As it is wished by now: those before it may have taken seconds.
      const stream = this.#toSend().get(slot);
      try {
        await (stream ? this.#send(link, slot, stream) : this.#stop(link, slot));
      } catch (thrown) {
        // One that cannot be sent must not keep the others back. A refusal for good was told where it was asked.
        if (link !== this.#link) return;
        if (AppError.from(thrown).retry) this.#again = setTimeout(() => void this.#settle(), AGAIN_AFTER_MS);
      }
    }
  }

  /** What is to go over the link. */
  #toSend(): Map<SentSlot, ToSend> {
    const { thinSound } = this.#needs;
    const all = new Map<SentSlot, ToSend>();
    for (const [slot, stream] of this.streams.read()) {
      const isThin = stream.medium === 'audio' && thinSound === 'instead';
      const coding = isThin ? 'thin' : codingAt(this.#uplink.rung, stream.soundMode);
      all.set(slot, { ...stream, coding, thin: false });
      if (stream.medium === 'audio' && thinSound === 'beside' && coding !== 'thin')
        all.set(`${slot}/thin`, { ...stream, coding: 'thin', thin: true });
    }
    return all;
  }

  async #send(link: Carrier, slot: SentSlot, stream: ToSend): Promise<void> {
    const sent = this.#sent.get(slot);
    if (!sent || sent.coding !== stream.coding) {
      await this.#begin(link, slot, stream);
      // Only now: sound that is coded in another way takes over without a gap.
      if (sent) link.stop(sent.streamId);
      return;
    }
    if (sent.track !== stream.track) {
      await link.replace(sent.streamId, stream.track);
      sent.track = stream.track;
    }
    if (sent.toldMuted === stream.muted) return;
    sent.toldMuted = undefined;
    await this.#ask('stream.mute', { streamId: sent.streamId, muted: stream.muted });
    sent.toldMuted = stream.muted;
  }

  async #begin(link: Carrier, slot: SentSlot, stream: ToSend): Promise<void> {
    const { track, coding, muted } = stream;
    const streamId = await link.send(stream);
    if (link !== this.#link) return;
    this.#sent.set(slot, { streamId, track, coding, toldMuted: muted });
    this.#limit(slot);
    // What was pressed meanwhile; telling it is the next in the queue.
    const now = this.#toSend().get(slot);
    if (now && (now.muted !== muted || this.#isHeld(now))) this.#silence(now);
  }

  async #stop(link: Carrier, slot: SentSlot): Promise<void> {
    const sent = this.#sent.get(slot);
    if (!sent) return;
    link.stop(sent.streamId);
    await this.#ask('stream.stop', { streamId: sent.streamId });
    this.#sent.delete(slot);
  }
}
