import type { UplinkRung } from '../../shared/lesson/uplinkState.ts';
import type { BodyInput, DrawnSize, MediaOffer, Reply, ServerToClient } from '../../shared/protocol/index.ts';
import type { ReceivableRtp } from '../../shared/protocol/rtp.ts';
import type { StreamId } from '../../shared/vocabulary/index.ts';
import { Observable } from '../kit/Observable.ts';
import { loadDevice, type MediaDevice, receivableBy } from '../media/device.ts';
import { type AskMedia, MediaLink } from '../media/MediaLink.ts';
import { rememberedRoute, rememberRoute } from '../media/rememberedRoute.ts';
import { DrawnSizes } from './DrawnSizes.ts';
import { JitterKeeper } from './JitterKeeper.ts';
import { LastResort } from './LastResort.ts';
import { LinkReporter } from './LinkReporter.ts';
import { LocalStreams } from './LocalStreams.ts';
import { PathChoice } from './PathChoice.ts';
import { PathKeeper } from './PathKeeper.ts';
import { PathWatch } from './PathWatch.ts';
import { UplinkKeeper } from './UplinkKeeper.ts';

/** What was done so far to bring media back that did not come. */
export type Repairs = { readonly iceRestarts: number; readonly openings: number };

/** Wait before media that could not be opened is tried again, in ms. */
const AGAIN_AFTER_MS = 1_000;

type Hello = Parameters<ServerToClient['hello']>[0];

/** What of a seat's media is opened along with the seat: `null`: none. */
export type MediaWanted = Pick<BodyInput<'lesson.join'>, 'tcpFirst'> & { readonly canReceive: ReceivableRtp | null };

type LastingRequest = 'media.draw' | 'stream.stop' | 'stream.mute' | 'link.report' | 'link.uplink';

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
  /** What the lesson knows of this seat's way up; `undefined` without a seat. */
  readonly toldUplink: () => UplinkRung | undefined;
  /** Looks whether the line to the server is still there, since media does not come any more. */
  readonly checkLine: () => void;
  /** Comes into the lesson anew, as if for the first time: media does not come however it is opened. */
  readonly rejoin: () => void;
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
  readonly #choice = new PathChoice();
  readonly #resort: LastResort;
  /** How the media was asked for that comes with the seat. */
  #asked: PathChoice['wanted'] = {};
  readonly #uplink: UplinkKeeper | undefined;
  #device: Promise<MediaDevice> | undefined;
  #preparedFor = '';
  #link: MediaLink | null = null;
  #path: PathKeeper | null = null;
  #watch: PathWatch | null = null;
  #jitter: JitterKeeper | null = null;
  /** Grows with each opening, so that one that was overtaken stops. */
  #opening = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #iceRestarts = 0;
  #closed = false;

  constructor(parts: SessionMediaParts) {
    this.#parts = parts;
    this.#resort = new LastResort({ isSeated: parts.isSeated, rejoin: parts.rejoin });
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
    this.#uplink = looksOn
      ? undefined
      : new UplinkKeeper({
          link: () => this.#link,
          needs: () => this.local.uplinkNeeds(),
          apply: (use) => this.local.suitUplink(use),
          told: parts.toldUplink,
          tell: (rung) => parts.askLasting('link.uplink', { rung }),
        });
  }

  /** What was done so far to bring media back. Grows only. */
  get repairs(): Repairs {
    return { iceRestarts: this.#iceRestarts, openings: this.#opening };
  }

  /** What the browser measures of what comes in; nothing while there is no link. */
  async measure(): Promise<Iterable<readonly [string, RTCStats]>> {
    return this.#link?.measure('receive').catch(() => []) ?? [];
  }

  /**
   * Hears what the server's routers can carry, and from where the server sees this device. Mostly that is what they carried
   * last time, and all is prepared already.
   */
  prepare({ canRoute, seenFrom }: Pick<Hello, 'canRoute' | 'seenFrom'>): void {
    this.#choice.seenFrom(seenFrom);
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
  async wanted(): Promise<MediaWanted> {
    const device = this.#link ? undefined : await this.#device?.catch(() => undefined);
    if (!device) return { canReceive: null };
    this.#asked = this.#choice.wanted;
    return { canReceive: receivableBy(device), ...this.#asked };
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
      if (opening !== this.#opening) return;
      // A worker that is just being replaced, a line that broke: both pass. When the line is gone, `resume` comes.
      this.#again = setTimeout(() => void this.#openIfSeated(), AGAIN_AFTER_MS);
      this.#resort.broken();
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
    this.#resort.close();
    this.#reporter?.close();
    this.#uplink?.close();
    this.drop();
    this.local.close();
  }

  async #openIfSeated(): Promise<void> {
    if (!this.#closed && this.#parts.isSeated()) await this.open();
  }

  async #openLink(opening: number, offer: MediaOffer | null): Promise<void> {
    const device = await this.#device;
    if (!device) return;
    const asked = offer ? this.#asked : this.#choice.wanted;
    const link = await MediaLink.open({
      device,
      opened: offer,
      wish: { canReceive: receivableBy(device), ...asked },
      ask: this.#parts.askNow,
      events: {
        onTrack: (streamId, track) => this.#noteTracks((tracks) => tracks.set(streamId, track)),
        onTrackEnded: (streamId) => this.#noteTracks((tracks) => tracks.delete(streamId)),
        onPath: (direction, state) => this.#path?.note(direction, state),
      },
    });
    if (opening !== this.#opening) return link.close();
    this.#link = link;
    this.#choice.opened(asked);
    this.drawn.begin();
    const path = new PathKeeper({
      checkLine: this.#parts.checkLine,
      restartIce: (direction) => {
        this.#iceRestarts += 1;
        return link.restartIce(direction);
      },
      reopen: () => this.#openIfSeated(),
      onBroken: () => this.#choice.broke(),
      onHealth: (isWell) => (isWell ? this.#resort.mended() : this.#resort.broken()),
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
      onCarried: (protocol) => this.#choice.carriedBy(protocol),
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
