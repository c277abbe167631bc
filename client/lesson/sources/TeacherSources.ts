import type { SoundMode } from '../../../shared/vocabulary/index.ts';
import { Observable } from '../../kit/Observable.ts';
import type { CaptureDevice } from '../../media/devices.ts';
import type { LocalStreams } from '../LocalStreams.ts';
import { DeviceSource, type DeviceView } from './DeviceSource.ts';
import { deviceOrder } from './deviceOrder.ts';
import { type DevicePart, keepDevice, readKeptDevices } from './keptDevices.ts';
import type { MediaPort } from './MediaPort.ts';
import type { MutedParts } from './MutedParts.ts';

/** The lesson's picture is drawn on walls: as high as a classroom's line usually carries, in px. */
const CAMERA_PX = 720;
/** A document camera shows writing. */
const DOCUMENT_PX = 1080;

/** Everything that can be plugged in. */
export type Devices = { readonly cameras: readonly CaptureDevice[]; readonly microphones: readonly CaptureDevice[] };

type Options = {
  readonly local: LocalStreams;
  readonly media: MediaPort;
  /** Use the made-up picture and tone even where there are devices. */
  readonly synthetic: boolean;
  readonly soundMode: SoundMode;
  /** Stands on the made-up picture. */
  readonly syntheticLabel: string;
  /** What is switched off, from the start. */
  readonly muted: Pick<MutedParts, 'read' | 'note'>;
  readonly onUnplugged: (part: DevicePart, next: DeviceView['use']) => void;
};

/** What the teacher sends: camera, document camera, microphone and screen. Ends with `close()`. */
export class TeacherSources {
  readonly devices = new Observable<Devices>({ cameras: [], microphones: [] });
  readonly camera: DeviceSource;
  readonly documentCamera: DeviceSource;
  readonly microphone: DeviceSource;
  readonly #local: LocalStreams;
  readonly #media: MediaPort;
  readonly #stopWatching: () => void;
  #soundMode: SoundMode;
  #closed = false;

  constructor({ local, media, synthetic, soundMode, syntheticLabel, muted, onUnplugged }: Options) {
    this.#local = local;
    this.#media = media;
    this.#soundMode = soundMode;
    const of = (part: DevicePart) => ({
      local,
      soundMode: () => this.#soundMode,
      standInWanted: synthetic,
      muted: { read: () => muted.read(part), note: (isMuted: boolean) => muted.note(part, isMuted) },
      onUnplugged: (next: DeviceView['use']) => onUnplugged(part, next),
    });
    this.camera = new DeviceSource({
      ...of('camera'),
      kind: 'teacher-camera',
      medium: 'video',
      candidates: (wanted) => this.#candidates('camera', wanted),
      open: (deviceId) => media.openCamera({ deviceId, heightPx: CAMERA_PX }),
      standIn: () => media.syntheticCamera(syntheticLabel),
    });
    this.documentCamera = new DeviceSource({
      ...of('documentCamera'),
      kind: 'document-camera',
      medium: 'video',
      candidates: (wanted) => this.#candidates('documentCamera', wanted),
      open: (deviceId) => media.openCamera({ deviceId, heightPx: DOCUMENT_PX }),
      standIn: synthetic ? () => media.syntheticCamera(syntheticLabel) : null,
    });
    this.microphone = new DeviceSource({
      ...of('microphone'),
      kind: 'teacher-camera',
      medium: 'audio',
      candidates: (wanted) => this.#candidates('microphone', wanted),
      open: (deviceId) => media.openMicrophone({ deviceId, mode: this.#soundMode }),
      standIn: () => media.syntheticMicrophone(),
    });
    this.#stopWatching = media.watchDevices(() => void this.#onDevicesChanged());
  }

  /** Opens camera and microphone: those chosen last time, else whichever there are. */
  async start(): Promise<void> {
    await this.#readDevices();
    // One after the other: two questions of the browser at once confuse people.
    if (!this.#closed) await this.camera.show(undefined);
    if (!this.#closed) await this.microphone.show(undefined);
    // Names are told only after something has been allowed.
    await this.#readDevices();
  }

  /** Takes a device for a part, and remembers it. */
  async choose(part: DevicePart, deviceId: string): Promise<void> {
    keepDevice(part, deviceId);
    await this[part].show(deviceId);
  }

  /** Captures the microphone anew for speech or music. */
  async follow(mode: SoundMode): Promise<void> {
    if (mode === this.#soundMode) return;
    this.#soundMode = mode;
    await this.microphone.again();
  }

  /** Whether there is a second camera for the table. */
  async findsDocumentCamera(): Promise<boolean> {
    await this.documentCamera.show(undefined);
    return this.documentCamera.view.read().use !== 'off';
  }

  /** Lets the teacher choose a screen or window and sends it, with its sound if given. Throws `CaptureError`. */
  async shareScreen(): Promise<void> {
    const screen = await this.#media.openScreen();
    if (!screen) return;
    if (this.#closed) return screen.video.stop();
    const common = { kind: 'courseware', muted: false, soundMode: 'music' } as const;
    // The browser's own "stop sharing" ends the picture; its sound must not stay behind.
    screen.video.addEventListener('ended', () => this.#local.remove('courseware', 'audio'));
    this.#local.put({ ...common, medium: 'video', track: screen.video });
    if (screen.audio) this.#local.put({ ...common, medium: 'audio', track: screen.audio });
  }

  stopScreen(): void {
    this.#local.remove('courseware', 'video');
    this.#local.remove('courseware', 'audio');
  }

  close(): void {
    this.#closed = true;
    this.#stopWatching();
    for (const part of [this.camera, this.documentCamera, this.microphone]) part.hide();
    this.stopScreen();
  }

  #candidates(part: DevicePart, asked: string | undefined): readonly (string | undefined)[] {
    const { cameras, microphones } = this.devices.read();
    const devices = part === 'microphone' ? microphones : cameras;
    const wanted = asked ?? readKeptDevices()[part];
    // Nothing is named before something has been allowed: then the browser takes what there is.
    if (devices.length === 0 && part !== 'documentCamera')
      return wanted === undefined ? [undefined] : [wanted, undefined];
    const rival = { camera: this.documentCamera, documentCamera: this.camera, microphone: null }[part];
    return deviceOrder(devices, { wanted, taken: rival?.view.read().deviceId ?? null });
  }

  async #readDevices(): Promise<void> {
    const devices = await this.#media.listDevices();
    if (!this.#closed) this.devices.set(devices);
  }

  /** What was missing may have been plugged in. */
  async #onDevicesChanged(): Promise<void> {
    await this.#readDevices();
    const { cameras, microphones } = this.devices.read();
    const missing = (source: DeviceSource) =>
      source.view.read().use === 'synthetic' && source.view.read().fault !== null;
    if (cameras.length > 0 && missing(this.camera)) await this.camera.again();
    if (microphones.length > 0 && missing(this.microphone)) await this.microphone.again();
  }
}
