/**
 * A window that sends one camera in layers and one microphone, both made: a picture that flashes and a beep, at the same
 * moment of each second. Whoever opened the page stands for the server, as `window.ask`.
 */
import { Device } from 'mediasoup-client';
import { soundCodec, videoEncodings } from '../../../client/media/encodings.ts';
import { limitSender } from '../../../client/media/uplink/limitSender.ts';
import type { UplinkRung } from '../../../shared/lesson/uplinkState.ts';

declare global {
  interface Window {
    /** Asks whoever opened the page. */
    ask: (what: string, body: unknown) => Promise<unknown>;
    send: (heightPx: number) => Promise<void>;
    /** Sends of the picture what a way up carries at a rung. */
    limit: (rung: UplinkRung) => Promise<void>;
  }
}

const FLASH_S = 0.12;

function flashingCamera(context: AudioContext, heightPx: number): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.height = heightPx;
  canvas.width = (heightPx * 16) / 9;
  const pen = canvas.getContext('2d');
  const [track] = canvas.captureStream(25).getVideoTracks();
  if (!pen || !track) throw new Error('no canvas');
  setInterval(() => {
    pen.fillStyle = context.currentTime % 1 < FLASH_S ? '#fff' : '#333';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#888';
    pen.fillRect((context.currentTime * 50) % canvas.width, 20, 40, 40);
  }, 20);
  return track;
}

function beepingMicrophone(context: AudioContext): MediaStreamTrack {
  const oscillator = new OscillatorNode(context, { frequency: 1_000 });
  const gain = new GainNode(context, { gain: 0 });
  const out = context.createMediaStreamDestination();
  oscillator.connect(gain).connect(out);
  for (let second = 0; second < 120; second += 1) {
    gain.gain.setValueAtTime(0.5, second);
    gain.gain.setValueAtTime(0, second + FLASH_S);
  }
  oscillator.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('no sound');
  return track;
}

window.send = async (heightPx) => {
  const context = new AudioContext();
  await context.resume();
  const { offer, canRoute } = (await window.ask('open', {})) as never;
  const device = new Device();
  await device.load({ routerRtpCapabilities: canRoute });
  const transport = device.createSendTransport(offer);
  transport.on(
    'connect',
    ({ dtlsParameters }, done, fail) => void window.ask('connect', dtlsParameters).then(() => done(), fail),
  );
  transport.on(
    'produce',
    ({ kind, rtpParameters }, done, fail) =>
      void window.ask('produce', { kind, rtpParameters }).then((id) => done({ id: `${id}` }), fail),
  );
  const codec = device.recvRtpCapabilities.codecs?.find(({ mimeType }) => mimeType === 'video/VP8');
  const { rtpSender } = await transport.produce({
    track: flashingCamera(context, heightPx),
    encodings: videoEncodings('teacher-camera', heightPx),
    ...(codec ? { codec } : {}),
  });
  window.limit = async (rung) => {
    const use = { rung, asking: false, resting: false };
    if (rtpSender) await limitSender(rtpSender, { ...use, kind: 'teacher-camera', coding: 'speech', heightPx });
  };
  await transport.produce({ track: beepingMicrophone(context), codecOptions: soundCodec('speech') });
};
