import type { SoundMode } from '../../../shared/vocabulary/index.ts';
import { type CaptureDevice, listDevices, openCamera, openMicrophone, openScreen } from '../../media/devices.ts';
import { syntheticCamera, syntheticMicrophone } from '../../media/synthetic.ts';

/** What the sources need of the browser. */
export interface MediaPort {
  listDevices(): Promise<{ cameras: CaptureDevice[]; microphones: CaptureDevice[] }>;
  openCamera(wanted: { deviceId?: string | undefined; heightPx: number }): Promise<MediaStreamTrack>;
  openMicrophone(wanted: { deviceId?: string | undefined; mode: SoundMode }): Promise<MediaStreamTrack>;
  openScreen(): Promise<{ video: MediaStreamTrack; audio: MediaStreamTrack | undefined } | null>;
  syntheticCamera(label: string): MediaStreamTrack;
  syntheticMicrophone(): MediaStreamTrack;
  /** Calls back when something is plugged in or out; returns how to stop that. */
  watchDevices(changed: () => void): () => void;
}

/** The browser itself. */
export const browserMedia: MediaPort = {
  listDevices,
  openCamera,
  openMicrophone,
  openScreen,
  syntheticCamera,
  syntheticMicrophone,
  watchDevices(changed) {
    // Not there at all where the page is not secure.
    navigator.mediaDevices?.addEventListener('devicechange', changed);
    return () => navigator.mediaDevices?.removeEventListener('devicechange', changed);
  },
};
