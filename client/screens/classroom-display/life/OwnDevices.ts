import { Observable } from '../../../kit/Observable.ts';
import type { LocalStreams } from '../../../lesson/LocalStreams.ts';
import { askForDevices, CaptureError, type CaptureFault, openCamera, openMicrophone } from '../../../media/devices.ts';
import { syntheticCamera, syntheticMicrophone } from '../../../media/synthetic.ts';
import { every } from './waits.ts';

/** Height of the picture that is asked of the camera. */
const CAMERA_HEIGHT_PX = 720;
/** How often a camera or microphone that is missing is looked for again, in ms. */
const SEEK_EVERY_MS = 15_000;

const KIND = 'classroom-return';

/** What stands in for real devices: pictures and tones for trying things out. */
export type Synthetic = { readonly toneHz: number };

/** What can be wrong with the devices; `null` is nothing. */
export type DeviceFaults = { readonly camera: CaptureFault | null; readonly microphone: CaptureFault | null };

const NO_FAULTS: DeviceFaults = { camera: null, microphone: null };

/**
 * The classroom's own camera and microphone. They are opened once and outlive lessons; each lesson gets copies.
 * What is pulled out or missing is sought again; meanwhile a drawn picture with the classroom's name stands in for
 * the camera. Nothing stands in for a microphone.
 */
export class OwnDevices {
  readonly camera = new Observable<MediaStreamTrack | undefined>(undefined);
  readonly microphone = new Observable<MediaStreamTrack | undefined>(undefined);
  readonly faults = new Observable<DeviceFaults>(NO_FAULTS);
  readonly #synthetic: Synthetic | null;
  readonly #stops: (() => void)[] = [];
  #standIn: MediaStreamTrack | undefined;
  #name = '';
  #seeking = false;
  #closed = false;

  constructor(synthetic: Synthetic | null) {
    this.#synthetic = synthetic;
  }

  /** Opens what there is, and goes on looking for what is missing. Opening twice is harmless. */
  async open(name: string): Promise<void> {
    this.#name = name;
    if (this.#stops.length === 0) {
      const seek = (): void => void this.#seek();
      navigator.mediaDevices?.addEventListener('devicechange', seek);
      this.#stops.push(every(SEEK_EVERY_MS, seek), () =>
        navigator.mediaDevices?.removeEventListener('devicechange', seek),
      );
      if (!this.#synthetic) await askForDevices();
    }
    await this.#seek();
  }

  /**
   * Sends copies of the tracks into a lesson, now and whenever they change. The returned function ends that.
   *
   * @param isMuted - Whether the classroom's microphone is to be silent in the lesson.
   */
  feed(local: LocalStreams, isMuted: () => boolean): () => void {
    const put = (medium: 'video' | 'audio', track: MediaStreamTrack | undefined): void => {
      const muted = medium === 'audio' && isMuted();
      if (track) local.put({ kind: KIND, medium, track: track.clone(), muted, soundMode: 'speech' });
      else local.remove(KIND, medium);
    };
    const putCamera = (): void => put('video', this.camera.read());
    const putMicrophone = (): void => put('audio', this.microphone.read());
    putCamera();
    putMicrophone();
    const stops = [this.camera.subscribe(putCamera), this.microphone.subscribe(putMicrophone)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Whether a track is drawn and not seen by a camera; the writing on it must not be mirrored. */
  isDrawn(track: MediaStreamTrack | undefined): boolean {
    return track !== undefined && track === this.#standIn;
  }

  /** Lets go of the devices. */
  close(): void {
    this.#closed = true;
    for (const stop of this.#stops.splice(0)) stop();
    for (const held of [this.camera, this.microphone]) {
      held.read()?.stop();
      held.set(undefined);
    }
    this.#standIn?.stop();
  }

  async #seek(): Promise<void> {
    if (this.#seeking || this.#closed) return;
    this.#seeking = true;
    if (isOver(this.camera.read()) || this.camera.read() === this.#standIn) await this.#openCamera();
    if (isOver(this.microphone.read())) await this.#openMicrophone();
    this.#seeking = false;
  }

  async #openCamera(): Promise<void> {
    try {
      if (this.#synthetic) throw new CaptureError('absent');
      this.#keep(this.camera, await openCamera({ heightPx: CAMERA_HEIGHT_PX }));
      this.#standIn?.stop();
      this.#standIn = undefined;
      this.#note({ camera: null });
    } catch (thrown) {
      if (this.#closed) return;
      this.#standIn ??= syntheticCamera(this.#name);
      this.camera.set(this.#standIn);
      this.#note({ camera: this.#synthetic ? null : faultOf(thrown) });
    }
  }

  async #openMicrophone(): Promise<void> {
    try {
      this.#keep(
        this.microphone,
        this.#synthetic ? syntheticMicrophone(this.#synthetic.toneHz) : await openMicrophone({ mode: 'speech' }),
      );
      this.#note({ microphone: null });
    } catch (thrown) {
      if (this.#closed) return;
      this.microphone.set(undefined);
      this.#note({ microphone: faultOf(thrown) });
    }
  }

  #keep(held: Observable<MediaStreamTrack | undefined>, track: MediaStreamTrack): void {
    if (this.#closed) {
      track.stop();
      return;
    }
    track.addEventListener('ended', () => void this.#seek());
    held.set(track);
  }

  #note(faults: Partial<DeviceFaults>): void {
    const next = { ...this.faults.read(), ...faults };
    const { camera, microphone } = this.faults.read();
    if (next.camera !== camera || next.microphone !== microphone) this.faults.set(next);
  }
}

const isOver = (track: MediaStreamTrack | undefined): boolean => track === undefined || track.readyState === 'ended';

const faultOf = (thrown: unknown): CaptureFault => (thrown instanceof CaptureError ? thrown.fault : 'absent');
