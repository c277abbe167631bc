import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WIDTH_PX = 640;
const HEIGHT_PX = 360;
const FRAMES = 30;
const FRAMES_PER_SECOND = 15;
const SAMPLES_PER_SECOND = 48_000;

/** Frequency of the fake microphone, in Hz. */
export const FAKE_TONE_HZ = 660;

/** Writes a camera of 640×360 (a bright bar that walks over grey) and a microphone (a steady tone) for Chromium's fake devices. */
export function writeFakeDevices(dir: string): { video: string; audio: string } {
  const video = join(dir, 'camera.y4m');
  const audio = join(dir, 'microphone.wav');
  writeFileSync(video, movingBar());
  writeFileSync(audio, tone(FAKE_TONE_HZ));
  return { video, audio };
}

function movingBar(): Buffer {
  const parts: Buffer[] = [
    Buffer.from(`YUV4MPEG2 W${WIDTH_PX} H${HEIGHT_PX} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`),
  ];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const luma = Buffer.alloc(WIDTH_PX * HEIGHT_PX, 110);
    const left = Math.floor((frame / FRAMES) * (WIDTH_PX - 60));
    for (let row = 0; row < HEIGHT_PX; row += 1) luma.fill(235, row * WIDTH_PX + left, row * WIDTH_PX + left + 60);
    parts.push(Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH_PX * HEIGHT_PX) / 2, 128));
  }
  return Buffer.concat(parts);
}

/** Two seconds of a tone as a 16-bit mono WAV file; Chromium plays it round and round. */
function tone(hz: number): Buffer {
  const samples = 2 * SAMPLES_PER_SECOND;
  const data = Buffer.alloc(44 + samples * 2);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + samples * 2, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  data.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    data.writeInt16LE(Math.round(Math.sin((index / SAMPLES_PER_SECOND) * hz * 2 * Math.PI) * 8_000), 44 + index * 2);
  }
  return data;
}
