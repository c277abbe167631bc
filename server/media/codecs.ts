import { generateRouterRtpCapabilities } from 'mediasoup/ortc';
import type { RouterRtpCodecCapability } from 'mediasoup/types';
import { ExtensionUri, ReceivableRtp } from '../../shared/protocol/rtp.ts';

/** What every router carries. Payload types are fixed, so that all routers are alike and clients can prepare. */
export const ROUTER_CODECS: RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 101, clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/VP9',
    preferredPayloadType: 103,
    clockRate: 90_000,
    parameters: { 'profile-id': 0 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    preferredPayloadType: 105,
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
];

/** What any lesson's router can carry, as clients may know it. */
export function routableRtp(): ReceivableRtp {
  const { codecs, headerExtensions } = generateRouterRtpCapabilities(ROUTER_CODECS);
  return ReceivableRtp.parse({
    codecs,
    headerExtensions: headerExtensions?.filter(({ uri }) => ExtensionUri.safeParse(uri).success),
  });
}
