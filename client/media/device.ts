import { Device, detectDeviceAsync } from 'mediasoup-client';
import { Chrome74 } from 'mediasoup-client/handlers/Chrome74';
import { Chrome111 } from 'mediasoup-client/handlers/Chrome111';
import { Firefox120 } from 'mediasoup-client/handlers/Firefox120';
import type { HandlerFactory } from 'mediasoup-client/handlers/HandlerInterface';
import { Safari12 } from 'mediasoup-client/handlers/Safari12';
import type { RtpCapabilities } from 'mediasoup-client/types';
import { ReceivableRtp } from '../../shared/protocol/rtp.ts';

/** What this browser can send and receive, as far as the server can carry it. */
export type MediaDevice = Device;

/** What this browser can receive, as the server wants to know it. */
export const receivableBy = (device: MediaDevice): ReceivableRtp => ReceivableRtp.parse(device.recvRtpCapabilities);

/** Prepares the browser's media for what the server's routers can carry. */
export async function loadDevice(canRoute: ReceivableRtp): Promise<MediaDevice> {
  const detected = HANDLERS.get((await detectDeviceAsync()) ?? '');
  const device = await Device.factory(detected && { handlerFactory: inAnyOrder(detected.createFactory({})) });
  await device.load({ routerRtpCapabilities: canRoute });
  return device;
}

const HANDLERS = new Map<string, { createFactory(options: object): HandlerFactory }>(
  Object.entries({ Chrome111, Chrome74, Firefox120, Safari12 }),
);

/**
 * mediasoup-client (3.24) reads off a browser's offer which header extensions it can send, and takes each to be of the kind
 * of the last section that has it. A picture whose section stands before one of sound, as when it takes the place of
 * something that ended, is then sent without saying whose it is, and the server throws it away. Here they are of any kind:
 * the sections of one connection share their ids.
 */
function inAnyOrder({ factory, ...rest }: HandlerFactory): HandlerFactory {
  return {
    ...rest,
    factory: ({ getSendExtendedRtpCapabilities, ...options }) =>
      factory({
        ...options,
        getSendExtendedRtpCapabilities: (native) => getSendExtendedRtpCapabilities(ofAnyKind(native)),
      }),
  };
}

const KINDS = ['audio', 'video'] as const;

function ofAnyKind({ headerExtensions = [], ...rest }: RtpCapabilities): RtpCapabilities {
  return {
    ...rest,
    headerExtensions: headerExtensions.flatMap((extension) => KINDS.map((kind) => ({ ...extension, kind }))),
  };
}
