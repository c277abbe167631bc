import { describe, expect, it, vi } from 'vitest';
import { LocalStreams } from '../../../../../client/lesson/LocalStreams.ts';
import type { DevicePart } from '../../../../../client/lesson/sources/keptDevices.ts';
import { TeacherSources } from '../../../../../client/lesson/sources/TeacherSources.ts';
import { FakeMedia } from '../../../../fakes/FakeMedia.ts';

/** What was switched off before; it is noted like the rest. */
function notedMuted(before: readonly DevicePart[]) {
  const muted = new Set<DevicePart>(before);
  return {
    read: (part: DevicePart) => muted.has(part),
    note: (part: DevicePart, isMuted: boolean) => void (isMuted ? muted.add(part) : muted.delete(part)),
  };
}

function desk({
  cameras = ['front', 'table'],
  microphones = ['desk'],
  synthetic = false,
  mutedBefore = [] as readonly DevicePart[],
} = {}) {
  const media = new FakeMedia();
  media.cameras = cameras;
  media.microphones = microphones;
  const local = new LocalStreams(async () => {
    throw new Error('nothing is asked without a link');
  });
  const onUnplugged = vi.fn();
  const muted = notedMuted(mutedBefore);
  const sources = new TeacherSources({
    local,
    media,
    synthetic,
    soundMode: 'speech',
    syntheticLabel: '',
    muted,
    onUnplugged,
  });
  const sent = (kind: 'teacher-camera' | 'document-camera' | 'courseware', medium: 'audio' | 'video') =>
    local.get(kind, medium)?.track.getSettings().deviceId;
  const live = () =>
    media.opened.filter((track) => track.readyState === 'live').map((track) => track.getSettings().deviceId);
  return { media, local, sources, muted, sent, live, onUnplugged };
}

describe("the teacher's sources", () => {
  it('send a camera and a microphone without being told which', async () => {
    const { sources, sent } = desk();
    await sources.start();
    expect([sent('teacher-camera', 'video'), sent('teacher-camera', 'audio')]).toEqual(['front', 'desk']);
  });

  it('send a made-up picture and a silent tone where there is nothing, and say why', async () => {
    const { sources, sent, local } = desk({ cameras: [], microphones: [] });
    await sources.start();
    expect(sent('teacher-camera', 'video')).toBe('synthetic');
    expect(sources.camera.view.read()).toEqual({ use: 'synthetic', deviceId: null, fault: 'absent' });
    expect(local.get('teacher-camera', 'audio')?.muted).toBe(true);
  });

  it('send the tone aloud when the made-up sources were asked for, and open no device', async () => {
    const { sources, media, local } = desk({ synthetic: true });
    await sources.start();
    expect(media.opened.every((track) => track.getSettings().deviceId === 'synthetic')).toBe(true);
    expect(local.get('teacher-camera', 'audio')?.muted).toBe(false);
    expect(sources.camera.view.read().fault).toBeNull();
  });

  it('try the next camera when one is busy, and ask no further when all are refused', async () => {
    const busy = desk();
    busy.media.faults.set('front', 'busy');
    await busy.sources.start();
    expect(busy.sent('teacher-camera', 'video')).toBe('table');

    const refused = desk();
    refused.media.faults.set('front', 'denied');
    await refused.sources.start();
    expect(refused.sources.camera.view.read()).toMatchObject({ use: 'synthetic', fault: 'denied' });
  });

  it('take another camera when one is unplugged, and tell', async () => {
    const { sources, media, sent, onUnplugged } = desk();
    await sources.start();
    media.cameras = ['table'];
    await sources.start();
    media.opened.findLast((track) => track.readyState === 'live' && track.kind === 'video')?.unplug();
    await vi.waitFor(() => expect(onUnplugged).toHaveBeenCalledWith('camera', 'device'));
    expect(sent('teacher-camera', 'video')).toBe('table');
  });

  it('take a microphone as soon as one is plugged in, and are heard again', async () => {
    const { sources, media, sent, local } = desk({ microphones: [] });
    await sources.start();
    media.microphones = ['desk'];
    media.tellChanged();
    await vi.waitFor(() => expect(sent('teacher-camera', 'audio')).toBe('desk'));
    expect(local.get('teacher-camera', 'audio')?.muted).toBe(false);
  });

  it('keep the microphone muted across another device and another sound mode', async () => {
    const { sources, media, local } = desk({ microphones: ['desk', 'collar'] });
    await sources.start();
    sources.microphone.mute(true);
    await sources.choose('microphone', 'collar');
    await sources.follow('music');
    expect(local.get('teacher-camera', 'audio')).toMatchObject({ muted: true, soundMode: 'music' });
    expect(media.modes.at(-1)).toBe('music');
  });

  it('open nothing aloud or in sight that was switched off before', async () => {
    const { sources, local, media } = desk({ mutedBefore: ['microphone', 'camera'] });
    await sources.start();
    expect(local.get('teacher-camera', 'audio')?.muted).toBe(true);
    expect(local.get('teacher-camera', 'video')?.muted).toBe(true);
    expect(media.opened.map(({ enabled }) => enabled)).toEqual([false, false]);
  });

  it('note what is switched off and on', async () => {
    const { sources, muted } = desk();
    await sources.start();
    sources.microphone.mute(true);
    expect(muted.read('microphone')).toBe(true);
    sources.microphone.mute(false);
    expect([muted.read('microphone'), muted.read('camera')]).toEqual([false, false]);
  });

  it('never take the main camera for the table', async () => {
    const one = desk({ cameras: ['front'] });
    await one.sources.start();
    expect(await one.sources.findsDocumentCamera()).toBe(false);
    const two = desk();
    await two.sources.start();
    expect(await two.sources.findsDocumentCamera()).toBe(true);
    expect(two.sent('document-camera', 'video')).toBe('table');
  });

  it("end a screen's sound when the browser's own button ends its picture", async () => {
    const { sources, local } = desk();
    await sources.shareScreen();
    expect(local.get('courseware', 'audio')?.soundMode).toBe('music');
    local.get('courseware', 'video')?.track.dispatchEvent(new Event('ended'));
    expect([local.get('courseware', 'video'), local.get('courseware', 'audio')]).toEqual([undefined, undefined]);
  });

  it('leave nothing open, also when they are closed while a device opens', async () => {
    const { sources, live } = desk();
    await sources.start();
    sources.close();
    expect(live()).toEqual([]);

    const early = desk();
    const starting = early.sources.start();
    early.sources.close();
    await starting;
    expect(early.live()).toEqual([]);
  });
});
