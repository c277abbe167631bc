import type { SoundMode } from '../../shared/vocabulary/index.ts';
import { soundConstraints } from './encodings.ts';

/** Why a camera or microphone could not be had, in the three ways in which one can help. */
export type CaptureFault = 'denied' | 'absent' | 'busy';

/** A camera or microphone could not be had. */
export class CaptureError extends Error {
  readonly fault: CaptureFault;

  constructor(fault: CaptureFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = 'CaptureError';
    this.fault = fault;
  }
}

/** A device that can be chosen. */
export type CaptureDevice = { readonly deviceId: string; readonly label: string };

/** The cameras and microphones that there are. Labels are empty until one of them has been allowed. */
export async function listDevices(): Promise<{ cameras: CaptureDevice[]; microphones: CaptureDevice[] }> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const ofKind = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  return { cameras: ofKind('videoinput'), microphones: ofKind('audioinput') };
}

/**
 * Lets the browser ask one question for camera and microphone together, so that opening them later asks none.
 * Says nothing of the answer: opening them does.
 */
export async function askForDevices(): Promise<void> {
  try {
    const stream = await navigator.mediaDevices?.getUserMedia({ video: true, audio: true });
    for (const track of stream?.getTracks() ?? []) track.stop();
  } catch {
    // Refused, or one of the two is missing: each is opened on its own next, and tells what is wrong with it.
  }
}

/** Opens a camera. Throws `CaptureError`. */
export function openCamera({
  deviceId,
  heightPx,
}: {
  deviceId?: string | undefined;
  heightPx: number;
}): Promise<MediaStreamTrack> {
  return capture({
    video: {
      height: { ideal: heightPx },
      width: { ideal: Math.round((heightPx * 16) / 9) },
      frameRate: { ideal: 25, max: 30 },
      ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
    },
  });
}

/** Opens a microphone for speech or music. Throws `CaptureError`. */
export function openMicrophone({
  deviceId,
  mode,
}: {
  deviceId?: string | undefined;
  mode: SoundMode;
}): Promise<MediaStreamTrack> {
  return capture({ audio: soundConstraints(mode, deviceId) });
}

/** Lets the person choose a screen or window. `null` when they chose none. The second track is its sound, if any. */
export async function openScreen(): Promise<{ video: MediaStreamTrack; audio: MediaStreamTrack | undefined } | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: true });
    const [video] = stream.getVideoTracks();
    if (!video) return null;
    video.contentHint = 'detail';
    return { video, audio: stream.getAudioTracks()[0] };
  } catch (refusal) {
    if (refusal instanceof DOMException && refusal.name === 'NotAllowedError') return null;
    throw faultOf(refusal);
  }
}

async function capture(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  // Not there at all where the page is not secure.
  if (!navigator.mediaDevices) throw new CaptureError('denied');
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    const [track] = stream.getTracks();
    if (!track) throw new CaptureError('absent');
    return track;
  } catch (refusal) {
    throw faultOf(refusal);
  }
}

function faultOf(refusal: unknown): CaptureError {
  if (refusal instanceof CaptureError) return refusal;
  const name = refusal instanceof DOMException ? refusal.name : '';
  const fault =
    name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : name === 'NotReadableError' ? 'busy' : 'absent';
  return new CaptureError(fault, { cause: refusal });
}
