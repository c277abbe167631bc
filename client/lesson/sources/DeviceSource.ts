import type { Medium, SoundMode, StreamKind } from '../../../shared/vocabulary/index.ts';
import { Observable } from '../../kit/Observable.ts';
import { CaptureError, type CaptureFault } from '../../media/devices.ts';
import type { LocalStreams } from '../LocalStreams.ts';

/** Where a source stands. `synthetic`: there is no device, a made-up picture or tone stands in. */
export type DeviceView = {
  readonly use: 'off' | 'opening' | 'device' | 'synthetic';
  /** The device in use. */
  readonly deviceId: string | null;
  /** Why it is not a device, when one was sought. */
  readonly fault: CaptureFault | null;
};

type Parts = {
  readonly kind: StreamKind;
  readonly medium: Medium;
  readonly local: LocalStreams;
  /** The devices to try, best first; `undefined` is whichever the browser takes. */
  readonly candidates: (wanted: string | undefined) => readonly (string | undefined)[];
  readonly open: (deviceId: string | undefined) => Promise<MediaStreamTrack>;
  /** Makes what stands in for a device; `null` where nothing should. */
  readonly standIn: (() => MediaStreamTrack) | null;
  /** What stands in was asked for: do not look for devices, and let it be heard. */
  readonly standInWanted: boolean;
  readonly soundMode: () => SoundMode;
  /** The wish to send nothing, which outlives the device. */
  readonly muted: { readonly read: () => boolean; readonly note: (muted: boolean) => void };
  /** The device went away by itself; `next` is what has taken its place. */
  readonly onUnplugged: (next: DeviceView['use']) => void;
};

const OFF: DeviceView = { use: 'off', deviceId: null, fault: null };

/** One source of the teacher's: a camera, a document camera or a microphone. It always sends the best that there is. */
export class DeviceSource {
  readonly view = new Observable<DeviceView>(OFF);
  readonly #parts: Parts;
  /** Grows with each choice, so that a device that opens late does not take the place of a later choice. */
  #turn = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sends the wanted device, else another one, else what stands in. `undefined`: whichever there is. */
  async show(wanted: string | undefined): Promise<void> {
    const turn = ++this.#turn;
    this.view.set({ ...this.view.read(), use: 'opening' });
    const { track, deviceId, fault } = await this.#find(wanted);
    if (turn !== this.#turn) return track?.stop();
    if (track) this.#send(track, deviceId, fault);
    else this.#standIn(fault);
  }

  /** Sends nothing any more. */
  hide(): void {
    this.#turn += 1;
    this.#parts.local.remove(this.#parts.kind, this.#parts.medium);
    this.view.set(OFF);
  }

  /** Opens the same device again, e.g. for another sound mode. */
  async again(): Promise<void> {
    const { use, deviceId } = this.view.read();
    if (use !== 'off') await this.show(deviceId ?? undefined);
  }

  /** A wish that outlives the device. */
  mute(muted: boolean): void {
    this.#parts.muted.note(muted);
    this.#parts.local.mute(this.#parts.kind, this.#parts.medium, muted);
  }

  async #find(wanted: string | undefined): Promise<Found> {
    if (this.#parts.standInWanted) return { track: null, deviceId: null, fault: null };
    let fault: CaptureFault = 'absent';
    for (const deviceId of this.#parts.candidates(wanted)) {
      try {
        return { track: await this.#parts.open(deviceId), deviceId: deviceId ?? null, fault: null };
      } catch (thrown) {
        fault = thrown instanceof CaptureError ? thrown.fault : 'absent';
        // A refusal is meant for all devices: asking for the next one would only nag.
        if (fault === 'denied') break;
      }
    }
    return { track: null, deviceId: null, fault };
  }

  #send(track: MediaStreamTrack, deviceId: string | null, fault: CaptureFault | null): void {
    track.addEventListener('ended', () => void this.#onEnded(track));
    this.#put(track, this.#parts.muted.read());
    this.view.set({ use: 'device', deviceId: track.getSettings().deviceId ?? deviceId, fault });
  }

  #standIn(fault: CaptureFault | null): void {
    const { kind, medium, local, standIn, standInWanted, muted } = this.#parts;
    if (!standIn) {
      local.remove(kind, medium);
      this.view.set({ ...OFF, fault });
      return;
    }
    // A tone that nobody asked for must not fill the classrooms.
    this.#put(standIn(), muted.read() || (medium === 'audio' && !standInWanted));
    this.view.set({ use: 'synthetic', deviceId: null, fault });
  }

  #put(track: MediaStreamTrack, muted: boolean): void {
    const { kind, medium, local, soundMode } = this.#parts;
    local.put({ kind, medium, track, muted, soundMode: soundMode() });
  }

  async #onEnded(track: MediaStreamTrack): Promise<void> {
    const current = this.#parts.local.get(this.#parts.kind, this.#parts.medium);
    if (current && current.track !== track) return;
    const turn = this.#turn + 1;
    await this.show(undefined);
    if (turn === this.#turn) this.#parts.onUnplugged(this.view.read().use);
  }
}

type Found = {
  readonly track: MediaStreamTrack | null;
  readonly deviceId: string | null;
  readonly fault: CaptureFault | null;
};
