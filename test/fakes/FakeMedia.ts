import type { MediaPort } from '../../client/lesson/sources/MediaPort.ts';
import { CaptureError, type CaptureFault } from '../../client/media/devices.ts';
import type { SoundMode } from '../../shared/vocabulary/index.ts';
import { FakeTrack } from './FakeTrack.ts';

/** A computer whose cameras and microphones can be plugged in and out, refused and counted. */
export class FakeMedia implements MediaPort {
  cameras: string[] = [];
  microphones: string[] = [];
  /** Devices that cannot be had, and why. */
  readonly faults = new Map<string, CaptureFault>();
  readonly opened: FakeTrack[] = [];
  readonly modes: SoundMode[] = [];
  #changed: (() => void) | null = null;

  async listDevices() {
    const named = (ids: string[]) => ids.map((deviceId) => ({ deviceId, label: deviceId }));
    return { cameras: named(this.cameras), microphones: named(this.microphones) };
  }

  async openCamera({ deviceId }: { deviceId?: string | undefined }) {
    return this.#open('video', deviceId ?? this.cameras[0]);
  }

  async openMicrophone({ deviceId, mode }: { deviceId?: string | undefined; mode: SoundMode }) {
    this.modes.push(mode);
    return this.#open('audio', deviceId ?? this.microphones[0]);
  }

  async openScreen() {
    return { video: this.#open('video', 'screen'), audio: this.#open('audio', 'screen') };
  }

  syntheticCamera() {
    return this.#open('video', 'synthetic');
  }

  syntheticMicrophone() {
    return this.#open('audio', 'synthetic');
  }

  watchDevices(changed: () => void) {
    this.#changed = changed;
    return () => {
      this.#changed = null;
    };
  }

  /** Tells that something was plugged in or out. */
  tellChanged(): void {
    this.#changed?.();
  }

  #open(kind: 'audio' | 'video', deviceId: string | undefined): FakeTrack {
    const fault = deviceId === undefined ? 'absent' : this.faults.get(deviceId);
    if (fault || deviceId === undefined) throw new CaptureError(fault ?? 'absent');
    const track = new FakeTrack(kind, deviceId);
    this.opened.push(track);
    return track;
  }
}
