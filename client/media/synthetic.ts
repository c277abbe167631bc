const WIDTH_PX = 640;
const HEIGHT_PX = 360;
const FRAMES_PER_SECOND = 15;
const TONE_HZ = 440;

/** A picture to try the lesson with where there is no camera: a clock, a moving ball, and a name. */
export function syntheticCamera(label: string): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  const pen = canvas.getContext('2d');
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (!pen || !track) throw new Error('this browser cannot draw a synthetic camera');
  const style = getComputedStyle(document.documentElement);
  const colours = { ground: style.getPropertyValue('--accent'), figure: style.getPropertyValue('--on-accent') };
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer);
    else drawFrame(pen, { label, nowMs: Date.now(), ...colours });
  }, 1_000 / FRAMES_PER_SECOND);
  return track;
}

/** A quiet tone to try the lesson with where there is no microphone. */
export function syntheticMicrophone(hz = TONE_HZ): MediaStreamTrack {
  const context = new AudioContext();
  const oscillator = new OscillatorNode(context, { frequency: hz });
  const target = context.createMediaStreamDestination();
  oscillator.connect(new GainNode(context, { gain: 0.05 })).connect(target);
  oscillator.start();
  void context.resume();
  const [track] = target.stream.getAudioTracks();
  if (!track) throw new Error('this browser cannot make a tone');
  return track;
}

type Frame = { readonly label: string; readonly nowMs: number; readonly ground: string; readonly figure: string };

function drawFrame(pen: CanvasRenderingContext2D, { label, nowMs, ground, figure }: Frame): void {
  const turn = (nowMs / 4_000) * 2 * Math.PI;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
  pen.fillStyle = figure;
  pen.beginPath();
  pen.arc(WIDTH_PX / 2 + Math.cos(turn) * 250, HEIGHT_PX / 2 + Math.sin(turn) * 120, 22, 0, 2 * Math.PI);
  pen.fill();
  pen.textAlign = 'center';
  pen.font = '600 64px sans-serif';
  pen.fillText(new Date(nowMs).toLocaleTimeString('zh-CN', { hour12: false }), WIDTH_PX / 2, HEIGHT_PX / 2 + 10);
  pen.font = '28px sans-serif';
  pen.fillText(label, WIDTH_PX / 2, HEIGHT_PX / 2 + 64);
}
