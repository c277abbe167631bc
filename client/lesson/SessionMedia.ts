import type { BodyInput, DrawnSize, MediaOffer, Reply } from '../../shared/protocol/index.ts';
import type { ReceivableRtp } from '../../shared/protocol/rtp.ts';
import type { StreamId } from '../../shared/vocabulary/index.ts';
import { Observable } from '../kit/Observable.ts';
import { type AskMedia, loadDevice, type MediaDevice, MediaLink, receivableBy } from '../media/MediaLink.ts';
import { rememberedRoute, rememberRoute } from '../media/rememberedRoute.ts';
import { DrawnSizes } from './DrawnSizes.ts';
import { JitterKeeper } from './JitterKeeper.ts';
import { LinkReporter } from './LinkReporter.ts';
import { LocalStreams } from './LocalStreams.ts';
import { PathKeeper } from './PathKeeper.ts';
import { PathWatch } from './PathWatch.ts';

/** Wait before media that could not be opened is tried again, in ms. */
const AGAIN_AFTER_MS = 1_000;

type LastingRequest = 'media.draw' | 'stream.stop' | 'stream.mute' | 'link.report';

/** What the media of a session needs of the rest of it. */
export type SessionMediaParts = {
  /** Asks on the line that there is now; fails when it breaks. */
  readonly askNow: AskMedia;
  /** Asks and outlives a broken line. */
  readonly askLasting: <N extends LastingRequest>(name: N, body: BodyInput<N>) => Promise<Reply<N>>;
  /** The streams that this seat may receive now. */
  readonly receivable: () => readonly StreamId[];
  /** Whether a stream is no longer sent by anybody. */
  readonly hasEnded: (streamId: StreamId) => boolean;
  /** Whether the seat is taken: without one there is nothing to open. */
  readonly isSeated: () => boolean;
  /** Looks whether the line to the server is still there, since media does not come any more. */
  readonly checkLine: () => void;
  /** Set for whoever only looks on: nothing is said of their line, and pictures are asked for as large as this makes of it. */
  readonly looksOn?: { readonly sizes: (drawn: readonly DrawnSize[]) => DrawnSize[] };
};

/** The media of one device in a lesson: what it sends, receives and draws. Opened again after every loss, until `close()`. */
export class SessionMedia {
  /** What can be played now, by stream. */
  readonly tracks = new Observable<ReadonlyMap<StreamId, MediaStreamTrack>>(new Map());
  readonly local: LocalStreams;
  readonly drawn: DrawnSizes;

  readonly #parts: SessionMediaParts;
  readonly #reporter: LinkReporter | undefined;
  #device: Promise<MediaDevice> | undefined;
  #preparedFor = '';
  #link: MediaLink | null = null;
  #path: PathKeeper | null = null;
  #watch: PathWatch | null = null;
  #jitter: JitterKeeper | null = null;
  /** Grows with each opening, so that one that was overtaken stops. */
  #opening = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(parts: SessionMediaParts) {
    this.#parts = parts;
    const remembered = rememberedRoute();
    if (remembered) this.#load(remembered);
    this.local = new LocalStreams(parts.askLasting);
    const { looksOn } = parts;
    this.drawn = new DrawnSizes((sizes) =>
      parts.askLasting('media.draw', { sizes: looksOn ? looksOn.sizes(sizes) : sizes }),
    );
    this.#reporter = looksOn
      ? undefined
      : new LinkReporter({
          read: () => this.#link,
          seen: () => ({ tracks: this.tracks.read(), sizes: this.drawn.sizes() }),
          report: (sample) => parts.askLasting('link.report', sample),
        });
  }

  /** Hears what the server's routers can carry. Mostly that is what they carried last time, and all is prepared already. */
  prepare(canRoute: ReceivableRtp): void {
    const heard = JSON.stringify(canRoute);
    if (heard === this.#preparedFor) return;
    rememberRoute(canRoute);
    this.#load(canRoute);
  }

  #load(canRoute: ReceivableRtp): void {
    this.#preparedFor = JSON.stringify(canRoute);
    this.#device = loadDevice(canRoute);
    // Whoever opens media meets the failure; nobody else needs to.
    this.#device.catch(() => undefined);
  }

  /** What is to be opened along with the seat: nothing while there is a link, or as long as this browser's media is not ready. */
  async wanted(): Promise<ReceivableRtp | null> {
    if (this.#link) return null;
    const device = await this.#device?.catch(() => undefined);
    return device ? receivableBy(device) : null;
  }

  /**
   * The seat is taken, perhaps again. `stillOpen`: the server has kept the media that this window had, or has opened
   * what it wanted; then `offer` is how to reach it.
   */
  async resume(stillOpen: boolean, offer: MediaOffer | null): Promise<void> {
    if (offer || !stillOpen || !this.#link) return this.open(offer);
    this.#path?.again();
    await this.catchUp();
  }

  /** Opens the media anew, and tries again for as long as the seat is held. An `offer` has been opened already. */
  async open(offer: MediaOffer | null = null): Promise<void> {
    if (this.#closed) return;
    const opening = ++this.#opening;
    clearTimeout(this.#again);
    this.drop();
    try {
      await this.#openLink(opening, offer);
    } catch {
      // A worker that is just being replaced, a line that broke: both pass. When the line is gone, `resume` comes.
      if (opening === this.#opening) this.#again = setTimeout(() => void this.#openIfSeated(), AGAIN_AFTER_MS);
    }
  }

  /**
   * Receives what the seat may receive and does not yet; forgets what has ended. What it may not receive just now, e.g.
   * a classroom that has left the stage, is kept: the server sends nothing of it, and the next time it is there at once.
   */
  async catchUp(): Promise<void> {
    const link = this.#link;
    if (!link) return;
    for (const streamId of link.received) if (this.#parts.hasEnded(streamId)) link.forget(streamId);
    // A stream that cannot be had now ends soon; its end is a fact that comes by itself.
    await link.receive(this.#parts.receivable()).catch(() => undefined);
  }

  /** Lets go of the link. What this device sends is kept for the next. */
  drop(): void {
    this.#watch?.close();
    this.#watch = null;
    this.#jitter?.close();
    this.#jitter = null;
    this.#path?.close();
    this.#path = null;
    this.local.detach();
    this.#link?.close();
    this.#link = null;
    this.drawn.pause();
  }

  close(): void {
    this.#closed = true;
    this.#opening += 1;
    clearTimeout(this.#again);
    this.#reporter?.close();
    this.drop();
    this.local.close();
  }

  async #openIfSeated(): Promise<void> {
    if (!this.#closed && this.#parts.isSeated()) await this.open();
  }

  async #openLink(opening: number, offer: MediaOffer | null): Promise<void> {
    const device = await this.#device;
    if (!device) return;
    const link = await MediaLink.open({
      device,
      opened: offer,
      ask: this.#parts.askNow,
      events: {
        onTrack: (streamId, track) => this.#noteTracks((tracks) => tracks.set(streamId, track)),
        onTrackEnded: (streamId) => this.#noteTracks((tracks) => tracks.delete(streamId)),
        onPath: (direction, state) => this.#path?.note(direction, state),
      },
    });
    if (opening !== this.#opening) return link.close();
    this.#link = link;
    this.drawn.begin();
    const path = new PathKeeper({
      checkLine: this.#parts.checkLine,
      restartIce: (direction) => link.restartIce(direction),
      reopen: () => this.#openIfSeated(),
    });
    this.#path = path;
    this.#jitter = new JitterKeeper({
      measure: () => link.measure('receive'),
      keepFor: (targetMs) => link.keepFor(targetMs),
    });
    this.#watch = new PathWatch({
      measure: (direction) => link.measure(direction),
      onHeard: (direction) => path.heard(direction),
      onStill: (direction) => path.still(direction),
    });
    await this.catchUp();
    await this.local.attach(link);
  }

  #noteTracks(change: (tracks: Map<StreamId, MediaStreamTrack>) => void): void {
    const tracks = new Map(this.tracks.read());
    change(tracks);
    this.tracks.set(tracks);
  }
}
