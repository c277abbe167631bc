import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoggedFact, unpackFact } from '../../../shared/protocol/index.ts';
import { deck } from '../../support/decks.ts';
import { lookInto } from '../../support/take/numberedFile.ts';
import { CLIP, CLIP_BEGINS_MS, FILE_AT_MS, ShareServer, T0 } from '../../support/take/ShareServer.ts';
import { MOMENTS, seats } from '../../support/take/takeLesson.ts';

describe('a link gives of a clip', () => {
  let server: ShareServer;
  beforeAll(async () => {
    server = await ShareServer.start();
  });
  afterAll(() => server.close());

  it('the teacher’s picture and sound from its beginning to its end, and nothing outside', async () => {
    const { files } = await server.filesOf((await server.made()).secret);
    const own = files.filter(({ seatId }) => seatId === seats.teacher);
    expect(own.map(({ medium }) => medium).sort()).toEqual(['audio', 'video']);
    for (const file of own) {
      const content = await server.fetched(file.url);
      expect(content.length).toBe(file.bytes);
      const times = lookInto(content).blocks.map(({ wasAtMs }) => wasAtMs + FILE_AT_MS);
      expect(Math.min(...times)).toBe(CLIP_BEGINS_MS);
      expect(Math.max(...times)).toBeLessThan(CLIP.toMs);
      expect(Math.max(...times)).toBeGreaterThanOrEqual(CLIP.toMs - 100);
      expect(file.startAtMs).toBe(T0 + CLIP_BEGINS_MS);
    }
  });

  it('no byte more to whoever asks for other parts', async () => {
    const [file] = (await server.filesOf((await server.made()).secret)).files;
    if (!file) throw new Error('no file');
    for (const range of [`bytes=${file.bytes}-`, `bytes=${file.bytes}-${file.bytes + 9}`, 'bytes=9999999-'])
      expect((await server.bytesAt(file.url, { range })).status).toBe(416);
    expect((await server.bytesAt(file.url, { range: `bytes=10-${file.bytes + 5_000}` })).content.length).toBe(
      file.bytes - 10,
    );
    const whole = await server.bytesAt(file.url, {});
    expect(whole.content.length).toBe(file.bytes);
    expect(whole.headers.get('cache-control')).toBe('private, no-store');
  });

  it('a classroom only while the others saw and heard it', async () => {
    const { files } = await server.filesOf((await server.made()).secret);
    const theirs = files.filter(({ seatId }) => seatId === seats.first);
    const times = new Map<string, number[]>();
    for (const file of theirs) {
      const found = lookInto(await server.fetched(file.url)).blocks.map(({ wasAtMs }) => wasAtMs + FILE_AT_MS);
      times.set(file.medium, [...(times.get(file.medium) ?? []), ...found]);
    }
    const [picture = [], sound = []] = [times.get('video'), times.get('audio')];
    // On stage from 19 s on; a picture begins up to four seconds before, with one that can be decoded.
    expect(Math.min(...picture)).toBe(16_000 + FILE_AT_MS);
    // Nobody was on stage before, so that all were heard, but while the line was broken.
    expect(sound.some((atMs) => atMs >= MOMENTS.firstBreaks && atMs < MOMENTS.firstReturns)).toBe(false);
    expect(sound.some((atMs) => atMs > 20_000)).toBe(true);
    for (const atMs of [...picture, ...sound]) {
      expect(atMs).toBeGreaterThanOrEqual(CLIP_BEGINS_MS);
      expect(atMs).toBeLessThan(CLIP.toMs);
    }
  });

  it('the log of that time: what was so when it began, and what happened in it', async () => {
    const { state, facts } = await server.opened((await server.made()).secret);
    expect(state.surface).toEqual({ kind: 'page', deckId: deck(1).deckId, page: 2 });
    expect(Object.keys(state.ink.surfaces)).toEqual([`${deck(1).deckId}/2`]);
    const told: LoggedFact[] = facts.map(unpackFact);
    for (const { atMs } of told) {
      expect(atMs).toBeGreaterThan(T0 + CLIP_BEGINS_MS);
      expect(atMs).toBeLessThan(T0 + CLIP.toMs);
    }
    expect(told.map(({ type }) => type)).toContain('floor.granted');
    expect(told.map(({ type }) => type)).not.toContain('hand.raised');
  });

  it('no child’s name, and not how good anybody’s line was', async () => {
    const text = JSON.stringify(await server.opened((await server.made({ span: null })).secret));
    for (const hidden of ['小明', 'hand.raised', 'links.sampled', 'rttMs']) expect(text).not.toContain(hidden);
    expect(text).toContain('这首歌是几拍子');
  });

  it('files to be kept only where the link says so', async () => {
    const strict = (await server.filesOf((await server.made()).secret)).files[0];
    expect(strict?.saveUrl).toBeNull();
    expect(await server.codeAt(strict?.url.replace('?', '/save?') ?? '')).toEqual([404, 'share.not-found']);
    const open = (await server.filesOf((await server.made({ saves: true })).secret)).files[0];
    const { headers, status } = await server.bytesAt(open?.saveUrl ?? '', {});
    expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')]);
  });
});
