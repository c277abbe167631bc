import type { RtpEncodingParameters } from 'mediasoup-client/types';
import type { SoundMode, StreamKind } from '../../shared/vocabulary/index.ts';

/** A picture below this height gets fewer layers: its quarter would show nothing. */
const THREE_LAYERS_FROM_PX = 480;

/** Bits per second for a layer of a camera picture, by its height; from MEDIA.md's table. */
function cameraBps(heightPx: number): number {
  if (heightPx <= 200) return 150_000;
  if (heightPx <= 400) return 500_000;
  return heightPx <= 800 ? 2_000_000 : 3_000_000;
}

/**
 * How a picture is encoded: cameras in three layers, each twice the one below; a screen in two, since text that is
 * scaled to a quarter cannot be read.
 */
export function videoEncodings(kind: StreamKind, heightPx: number): RtpEncodingParameters[] {
  const layers = kind === 'courseware' || heightPx < THREE_LAYERS_FROM_PX ? 2 : 3;
  return Array.from({ length: layers }, (_, index) => {
    const scaleResolutionDownBy = 2 ** (layers - 1 - index);
    const layerPx = heightPx / scaleResolutionDownBy;
    const screen = kind === 'courseware' || kind === 'document-camera';
    return {
      rid: `r${index}`,
      scaleResolutionDownBy,
      maxBitrate: screen ? Math.round(cameraBps(layerPx) * 0.75) : cameraBps(layerPx),
      ...(kind === 'courseware' ? { maxFramerate: 15 } : {}),
      scalabilityMode: 'L1T2',
    };
  });
}

/** Of all that is sent, sound goes first. */
export const SOUND_FIRST: RtpEncodingParameters = { priority: 'high', networkPriority: 'high' };

/** How sound is coded: as its mode says, or `thin`, for lines that carry no more. */
export type SoundCoding = SoundMode | 'thin';

/** Thin sound: with 60 ms in a packet the headers take 9 kbit/s instead of 27 (68 bytes each, down to IP). */
const THIN_SOUND = {
  opusStereo: false,
  opusFec: true,
  opusDtx: true,
  opusNack: true,
  opusPtime: 60,
  opusMaxAverageBitrate: 16_000,
};

/** How sound is encoded. Speech: mono with error correction. Music: stereo, 128 kbit/s. Silence is sent as it is, but for thin lines. */
export function soundCodec(coding: SoundCoding) {
  if (coding === 'thin') return THIN_SOUND;
  return coding === 'music'
    ? { opusStereo: true, opusFec: true, opusDtx: false, opusNack: true, opusMaxAverageBitrate: 128_000 }
    : { opusStereo: false, opusFec: true, opusDtx: false, opusNack: true, opusMaxAverageBitrate: 40_000 };
}

/** What a microphone is asked for. Music goes through untouched: echo and noise removal would eat the piano. */
export function soundConstraints(mode: SoundMode, deviceId?: string): MediaTrackConstraints {
  const speech = mode === 'speech';
  return {
    echoCancellation: speech,
    noiseSuppression: speech,
    autoGainControl: speech,
    channelCount: speech ? 1 : 2,
    sampleRate: 48_000,
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}
