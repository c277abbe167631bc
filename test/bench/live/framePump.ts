import type { ServerToClient } from '../../../shared/protocol/index.ts';

/**
 * Streams of a known rate that cost a browser next to nothing: a picture that is easy to code, whose coded frames are
 * filled up on their way out and cut back on their way in. The server forwards real packets over real transports, and
 * what the browsers do beside it no longer weighs on the figures. Runs inside a page.
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

/** What runs in the transform's own thread: the last four bytes of a filled frame say how long it was. */
const TRANSFORM = `
onrtctransform = ({ transformer: { readable, writable, options } }) => {
  const { layers } = options;
  const fill = (frame) => {
    const { height } = frame.getMetadata();
    const bytes = layers.findLast(({ fromPx }) => fromPx <= height).bytes;
    const length = frame.data.byteLength;
    const filled = new Uint8Array(Math.max(bytes, length + 4));
    filled.set(new Uint8Array(frame.data));
    new DataView(filled.buffer).setUint32(filled.length - 4, length);
    frame.data = filled.buffer;
  };
  const cut = (frame) => {
    const view = new DataView(frame.data);
    if (view.byteLength > 4) frame.data = frame.data.slice(0, view.getUint32(view.byteLength - 4));
  };
  const change = options.fill ? fill : cut;
  readable.pipeThrough(new TransformStream({
    transform: (frame, out) => { change(frame); out.enqueue(frame); },
  })).pipeTo(writable).catch(() => {});
};`;

type CanRoute = Parameters<ServerToClient['hello']>[0]['canRoute'];
type TransformOptions = { readonly fill: boolean };

const layers = LAYERS.map(({ fromPx, bps }) => ({ fromPx, bytes: Math.round(bps / 8 / FRAMES_PER_SECOND) }));

function transformer(): (options: TransformOptions) => RTCRtpScriptTransform {
  const worker = new Worker(URL.createObjectURL(new Blob([TRANSFORM], { type: 'text/javascript' })));
  return (options) => new RTCRtpScriptTransform(worker, { ...options, layers });
}

/** Fills up what this page's connections send from now on, and cuts back what they receive; gives the connections. */
export function pumpFrames(): readonly RTCPeerConnection[] {
  const connections: RTCPeerConnection[] = [];
  const transform = transformer();
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      this.addEventListener('track', ({ receiver, track }) => {
        if (track.kind === 'video') receiver.transform = transform({ fill: false });
      });
    }

    override addTransceiver(
      given: MediaStreamTrack | string,
      init?: RTCRtpTransceiverInit,
    ): ReturnType<RTCPeerConnection['addTransceiver']> {
      const transceiver = super.addTransceiver(given, init);
      if (typeof given !== 'string' && given.kind === 'video') transceiver.sender.transform = transform({ fill: true });
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
export function plainCamera(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.height = PUMPED_HEIGHT_PX;
  canvas.width = (PUMPED_HEIGHT_PX * 16) / 9;
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
