import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointInput, MAX_SHARE_MS } from '../../../shared/api/index.ts';
import { ids } from '../../support/ids.ts';
import { CLIP, CLIP_BEGINS_MS, DAY_MS, GONE, ShareServer, T0 } from '../../support/take/ShareServer.ts';
import { MOMENTS } from '../../support/take/takeLesson.ts';

type Wish = Partial<EndpointInput<'shares.make'>['body']>;

describe('links to takes', () => {
  let server: ShareServer;
  beforeAll(async () => {
    server = await ShareServer.start();
  });
  afterAll(() => server.close());

  describe('are made', () => {
    it('by whoever manages the take, and by nobody else', async () => {
      for (const who of ['rural-teacher', 'far-admin', 'rural-admin']) {
        const by = await server.app.as(who);
        expect(await by.code('shares.make', { ...server.params, body: server.wish() })).toBe('take.not-yours');
        expect(await by.code('shares.list', server.params)).toBe('take.not-yours');
        expect(await server.revoke((await server.made()).share.shareId, by)).toBe('take.not-yours');
      }
      const { share } = await server.made({}, await server.app.as('lead-admin'));
      expect(share.madeByName).toBe('老师 lead-admin');
      expect((await server.teacher.must('shares.list', server.params)).shares[0]).toEqual(share);
    });

    it('once, however often the press arrives', async () => {
      const body = server.wish({ name: '双击' });
      const answers = await Promise.all(
        [1, 2, 3].map(() => server.teacher.must('shares.make', { ...server.params, body })),
      );
      expect(new Set(answers.map(({ share }) => share.shareId)).size).toBe(1);
      const { shares } = await server.teacher.must('shares.list', server.params);
      expect(shares.filter(({ name }) => name === '双击')).toHaveLength(1);
    });

    it('not with the secret of a link to something else, or of somebody else', async () => {
      const { secret } = await server.made();
      const by = await server.app.as('lead-admin');
      expect(await by.code('shares.make', { ...server.params, body: server.wish({ secret }) })).toBe(
        'request.malformed',
      );
      const elsewhere = { params: { takeId: server.otherTakeId }, body: server.wish({ secret }) };
      expect(await server.teacher.code('shares.make', elsewhere)).toBe('request.malformed');
    });

    it.each<[string, Wish, string]>([
      ['that are over already', { untilMs: T0 }, 'share.until-wrong'],
      ['for more than a year', { untilMs: T0 + 2 * DAY_MS + MAX_SHARE_MS }, 'share.until-wrong'],
      ['to what is beyond the end', { span: { fromMs: 0, toMs: MOMENTS.end + 1 } }, 'share.span-wrong'],
      ['to nothing', { span: { fromMs: 5_000, toMs: 5_000 } }, 'share.span-wrong'],
      ['to what ends before it begins', { span: { fromMs: 5_000, toMs: 2_000 } }, 'share.span-wrong'],
      ['with a secret that can be guessed', { secret: '1234' }, 'request.malformed'],
      ['for nobody', { name: '  ' }, 'request.malformed'],
    ])('not %s', async (_what, wish, code) => {
      expect(await server.teacher.code('shares.make', { ...server.params, body: server.wish(wish) })).toBe(code);
    });

    it('not to a take that goes on', async () => {
      const wish = { params: { takeId: server.goingTakeId }, body: server.wish({ span: null }) };
      expect(await server.teacher.code('shares.make', wish)).toBe('take.not-ended');
    });

    it('with a clip that begins at a picture which can be decoded by itself, and says so', async () => {
      expect((await server.made()).share.span).toEqual({ fromMs: CLIP_BEGINS_MS, toMs: CLIP.toMs });
    });
  });

  describe('open', () => {
    it('the take for whoever has them, without an account; counted', async () => {
      const { secret, share } = await server.made({ span: null });
      const { shared } = await server.opened(secret);
      expect(shared).toMatchObject({ title: '茉莉花', beganAtMs: T0, endedAtMs: T0 + MOMENTS.end, isClip: false });
      expect(shared.untilMs).toBe(share.untilMs);
      await server.filesOf(secret);
      await server.opened(secret);
      const { shares } = await server.teacher.must('shares.list', server.params);
      expect(shares.find(({ shareId }) => shareId === share.shareId)).toMatchObject({ uses: 2 });
    });

    it('nothing for whoever guesses, and nothing says how near', async () => {
      for (const secret of [server.newSecret(), 'A'.repeat(43)]) expect(await server.codesOf(secret)).toEqual(GONE);
      expect(await server.guest().code('shares.open', { body: { secret: 'short' } })).toBe('request.malformed');
      const said = await server.guest().ask('shares.open', { body: { secret: server.newSecret() } });
      expect(said).toEqual({ ok: false, status: 404, error: { code: 'share.not-found', details: {} } });
    });

    it('nothing once they have expired, to the millisecond', async () => {
      const untilMs = server.clock.nowMs() + 10_000;
      const { secret } = await server.made({ untilMs });
      const [file] = (await server.filesOf(secret)).files;
      if (!file) throw new Error('no file');
      server.clock.goOn(untilMs - server.clock.nowMs() - 101);
      expect(await server.codeAt(file.url)).toEqual([200, 'ok']);
      server.clock.goOn(1);
      expect(await server.app.browser().code('shares.open', { body: { secret } })).toBe('share.not-found');
      expect((await server.codeAt(file.url))[0]).not.toBe(200);
    });

    it('nothing once they are revoked: also what was given out before dies at once', async () => {
      const { secret, share } = await server.made({ saves: true });
      const { files } = await server.filesOf(secret);
      const urls = files.flatMap(({ url, saveUrl }) => [url, saveUrl ?? '']);
      for (const url of urls) expect(await server.codeAt(url)).toEqual([200, 'ok']);
      expect(await server.revoke(share.shareId)).toBe('ok');
      for (const url of urls) expect(await server.codeAt(url)).toEqual([404, 'share.not-found']);
      expect(await server.codesOf(secret)).toEqual(GONE);
      expect(await server.revoke(share.shareId)).toBe('share.not-found');
    });

    it('still when the take is shown to nobody else', async () => {
      const { secret } = await server.made();
      await server.teacher.must('takes.publish', { ...server.params, body: { audience: 'district' } });
      await server.teacher.must('takes.publish', { ...server.params, body: { audience: 'private' } });
      expect((await server.opened(secret)).shared.title).toBe('茉莉花');
    });

    it('nothing of a take that was deleted', async () => {
      const body = server.wish({ span: null });
      await server.teacher.must('shares.make', { params: { takeId: server.otherTakeId }, body });
      const [file] = (await server.filesOf(body.secret)).files;
      await server.teacher.must('takes.remove', { params: { takeId: server.otherTakeId } });
      expect(await server.codesOf(body.secret)).toEqual(GONE);
      expect(await server.codeAt(file?.url ?? '')).toEqual([404, 'share.not-found']);
    });

    it('with the name of whoever they are for over the picture, where the district wants that', async () => {
      const { secret } = await server.made();
      const district = await server.app.as('district');
      const { recording } = await district.must('settings.read');
      const watermarkWhen = async (watermark: boolean) => {
        await district.must('settings.update', { body: { recording: { ...recording, watermark } } });
        return (await server.opened(secret)).shared.watermark;
      };
      expect(await watermarkWhen(false)).toBeNull();
      expect(await watermarkWhen(true)).toMatch(/^第三中学 20\d\d-\d\d-\d\d$/);
    });
  });

  describe('are good for what they are for', () => {
    it('and for no other file, link or door', async () => {
      const { secret, share } = await server.made();
      const other = await server.made({ span: { fromMs: 0, toMs: 5_000 } });
      const { files } = await server.filesOf(secret);
      const [file, next] = files;
      if (!file || !next) throw new Error('no files');
      const tried = [
        file.url.replace(share.shareId, other.share.shareId),
        file.url.replace(share.shareId, ids.share(1)),
        file.url.replace(file.trackFileId, next.trackFileId === file.trackFileId ? ids.trackFile(1) : next.trackFileId),
        file.url.replace(/until=\d/, 'until=9'),
        file.url.replace(/sign=./, (sign) => (sign.endsWith('A') ? 'sign=B' : 'sign=A')),
      ];
      for (const url of tried) expect(await server.codeAt(url)).toEqual([403, 'take.not-yours']);
      expect((await server.codeAt(file.url.split('?')[0] ?? ''))[0]).toBe(400);
      expect(await server.codeAt(file.url.replace(/\/\d+\?/, '/99?'))).toEqual([404, 'take.not-found']);
      const inLibrary = file.url
        .replace(`/api/shared/${share.shareId}/files`, '/api/takes/files')
        .replace(/\/\d+\?/, '?');
      expect(await server.codeAt(inLibrary)).toEqual([401, 'session.missing']);
      expect(await server.codeAt(`/api/takes/${server.takeId}`)).toEqual([401, 'session.missing']);
    });

    it('also after the server was started anew', async () => {
      const { secret } = await server.made();
      const [file] = (await server.filesOf(secret)).files;
      const content = await server.fetched(file?.url ?? '');
      await server.restart();
      expect((await server.fetched(file?.url ?? '')).equals(content)).toBe(true);
      expect((await server.opened(secret)).shared.isClip).toBe(true);
    });

    it('no decks but those of which a page was shown', async () => {
      const { secret } = await server.made({ span: { fromMs: 20_000, toMs: 25_000 } });
      expect((await server.filesOf(secret)).decks).toEqual([]);
    });
  });

  it('are written down when they are made, opened and revoked, and what opens them never', async () => {
    const { secret, share } = await server.made({ name: '记录' });
    await server.opened(secret);
    await server.revoke(share.shareId);
    const events = server.entries.filter(({ shareId }) => shareId === share.shareId).map(({ event }) => event);
    expect(events).toEqual(['share.made', 'share.opened', 'share.revoked']);
    expect(JSON.stringify(server.entries)).not.toContain(secret);
  });
});
