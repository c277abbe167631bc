import type { ServerToClient } from '../../../shared/protocol/index.ts';

/**
 * Streams of a known rate that cost a browser next to nothing: a picture that is easy to code, whose coded frames are
 * filled up on their way out. A VP8 decoder reads what it needs and leaves the rest, so that nothing has to be cut off
 * again. The server forwards real packets over real transports, and what the browsers do beside it no longer weighs on
 * the figures. Runs inside a page.
 */

/** Height of the picture that is really coded: the least for which Chromium makes two layers, so that it costs little. */
export const PUMPED_HEIGHT_PX = 270;

/** Frames a second. */
const FRAMES_PER_SECOND = 15;

/** What a layer is filled up to, by the height of its picture: the small and the large layer of a camera, in bit/s. */
const LAYERS = [
  { fromPx: 0, bps: 150_000 },
  { fromPx: 200, bps: 1_500_000 },
];

/** More than one window sends, in bit/s: the sender's estimate of the line is to hold nothing back. */
const LINE_BPS = 8_000_000;

/**
 * What runs in a transform's own thread. Each stream gets one and keeps hold of what it works on: of many in one thread
 * Chromium 156 left one in some hundred standing still.
 */
const TRANSFORM = `
onrtctransform = ({ transformer }) => {
  self.kept = transformer;
  const { readable, writable, options } = transformer;
  const fill = (frame) => {
    const { height } = frame.getMetadata();
    const { bytes } = options.layers.findLast(({ fromPx }) => fromPx <= height);
    const filled = new Uint8Array(Math.max(bytes, frame.data.byteLength));
    filled.set(new Uint8Array(frame.data));
    frame.data = filled.buffer;
  };
  readable.pipeThrough(new TransformStream({
    transform: (frame, out) => { fill(frame); out.enqueue(frame); },
  })).pipeTo(writable).catch(() => {});
};`;

/** What a picture is filled up to from this height on, in bit/s. */
export type PumpedLayer = { readonly fromPx: number; readonly bps: number };

type CanRoute = Parameters<ServerToClient['hello']>[0]['canRoute'];

/** Fills up what this page's connections send from now on; gives the connections. `pumped`: lowest layer first. */
export function pumpFrames(pumped: readonly PumpedLayer[] = LAYERS): readonly RTCPeerConnection[] {
  const layers = pumped.map(({ fromPx, bps }) => ({ fromPx, bytes: Math.round(bps / 8 / FRAMES_PER_SECOND) }));
  const connections: RTCPeerConnection[] = [];
  const code = URL.createObjectURL(new Blob([TRANSFORM], { type: 'text/javascript' }));
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }

    override addTransceiver(
      given: MediaStreamTrack | string,
      init?: RTCRtpTransceiverInit,
    ): ReturnType<RTCPeerConnection['addTransceiver']> {
      const transceiver = super.addTransceiver(given, init);
      if (typeof given !== 'string' && given.kind === 'video')
        transceiver.sender.transform = new RTCRtpScriptTransform(new Worker(code), { layers });
      return transceiver;
    }

    override setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
      return super.setRemoteDescription({ type, sdp: type === 'answer' ? atFullRate(sdp) : sdp });
    }
  };
  return connections;
}

/** Lets the sender's encoders use all that they may from the first frame on: Chromium's own parameters in an answer. */
function atFullRate(sdp: string): string {
  const kbps = LINE_BPS / 1_000;
  const parameters = `x-google-start-bitrate=${kbps};x-google-min-bitrate=${kbps}`;
  return sdp.replace(/^a=rtpmap:(\d+) VP8\/90000\r\n/gm, `$&a=fmtp:$1 ${parameters}\r\n`);
}

/** What a server can carry, without the means to estimate a line: on a line without limits only the rates would scatter. */
export function withoutEstimates(canRoute: CanRoute): CanRoute {
  return {
    ...canRoute,
    codecs: canRoute.codecs.map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type !== 'transport-cc' && type !== 'goog-remb'),
    })),
    headerExtensions: (canRoute.headerExtensions ?? []).filter(({ uri }) => !uri.includes('transport-wide-cc')),
  };
}

/** A camera whose picture costs next to nothing to code: one square that blinks on grey. */
export function plainCamera(heightPx = PUMPED_HEIGHT_PX): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.height = heightPx;
  canvas.width = (heightPx * 16) / 9;
  const pen = canvas.getContext('2d');
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (!pen || !track) throw new Error('no canvas');
  pen.fillStyle = '#808080';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let bright = false;
  setInterval(() => {
    bright = !bright;
    pen.fillStyle = bright ? '#808080' : '#606060';
    pen.fillRect(16, 16, 16, 16);
  }, 1_000 / FRAMES_PER_SECOND);
  return track;
}
