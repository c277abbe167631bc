import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANYONE, MAX_DECK_BYTES, MAX_DECKS, transfers, type UploadReply } from '../../../shared/api/index.ts';
import { WireError } from '../../../shared/errors/index.ts';
import { type LessonId, OBSERVING, PersonRole, SIGNED_IN } from '../../../shared/vocabulary/index.ts';
import { DisplayKeyPair } from '../../support/DisplayKeyPair.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { makePng } from '../../support/images.ts';
import { makePdf } from '../../support/pdf.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';

const MINUTE = 60_000;
const BYTES = { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' };

describe('decks', () => {
  let app: TestApp;
  let lead: TestSchool;
  let rural: TestSchool;
  let lessonId: LessonId;
  let teacher: TestBrowser;
  let screen: TestBrowser;
  let strangeScreen: TestBrowser;
  const browsers = new Map<string, TestBrowser>();
  let hour = 0;

  beforeAll(async () => {
    app = await TestApp.start({
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        rural = await addSchool(stores, 'rural');
        for (const role of PersonRole.options)
          await addPerson(stores, {
            signInName: `only-${role}`,
            roles: [role],
            schoolId: role === 'district-administrator' ? null : lead.schoolId,
          });
      },
      env: { SOFFICE_BIN: 'no-such-office' },
    });
    teacher = await app.as('lead-teacher');
    for (const role of PersonRole.options) browsers.set(role, await app.as(`only-${role}`));
    browsers.set('stranger', app.browser());
    screen = await displayOf('rural', rural);
    strangeScreen = await displayOf('lead', lead);
    browsers.set('another display', strangeScreen);
    lessonId = await newLesson();
  });
  afterAll(() => app.close());

  async function displayOf(key: string, school: TestSchool): Promise<TestBrowser> {
    const browser = app.browser();
    const keys = await DisplayKeyPair.make();
    await keys.signIn(browser, await keys.pair(browser, await app.as(`${key}-admin`), school.classroomId));
    return browser;
  }

  async function newLesson(): Promise<LessonId> {
    hour += 1;
    const startsAtMs = Date.now() + hour * 60 * MINUTE;
    const plan = { startsAtMs, endsAtMs: startsAtMs + 40 * MINUTE, listening: [rural.classroomId] };
    const body = { title: '茉莉花', courseId: lead.courseId, teacherId: lead.teacherId, ...plan };
    return (await (await app.as('lead-admin')).must('lessons.create', { body })).lessonId;
  }

  const upload = (
    by: TestBrowser,
    content: Buffer,
    {
      to = lessonId,
      title = '课件',
      headers = {},
    }: { to?: string; title?: string; headers?: Record<string, string> } = {},
  ) =>
    rawRequest(`${app.url}/api/lessons/${to}/decks?title=${encodeURIComponent(title)}`, {
      method: 'PUT',
      headers: { cookie: by.cookie, ...BYTES, ...headers },
      body: content,
    });
  const codeOf = ({ text }: { text: string }) => WireError.parse(JSON.parse(text)).code;
  const uploaded = async (content: Buffer, to = lessonId, title = '课件') => {
    const answer = await upload(teacher, content, { to, title });
    if (answer.status !== 200) throw new Error(answer.text);
    const { deck }: UploadReply = JSON.parse(answer.text);
    return deck;
  };
  const fetched = (by: TestBrowser, deckId: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/decks/${deckId}/file`, { headers: { cookie: by.cookie, ...headers } });
  const arriving = () => readdirSync(`${app.dataDir}/files/arriving`);

  it('are taken from their teacher, and given to the teacher and the displays that listen', async () => {
    const content = makePdf([{ text: '茉莉花' }, { size: [500, 1000] }]);
    const deck = await uploaded(content, lessonId, ' 茉莉花 第一课时 ');
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(deck).toMatchObject({ title: '茉莉花 第一课时', kind: 'pdf', sha256, bytes: content.length, pages: 2 });
    expect(deck.ratios).toEqual([1.778, 0.5]);
    for (const by of [teacher, screen]) {
      expect(await by.must('decks.list', { params: { lessonId } })).toEqual({ decks: [deck] });
      const answer = await fetched(by, deck.deckId);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    }
    expect(arriving()).toEqual([]);
  });

  it('come once, however often the same file is sent', async () => {
    const to = await newLesson();
    const content = makePng(30, 20, [9, 9, 9]);
    const decks = await Promise.all([uploaded(content, to), uploaded(content, to), uploaded(content, to)]);
    expect(new Set(decks.map(({ deckId }) => deckId)).size).toBe(1);
    expect((await teacher.must('decks.list', { params: { lessonId: to } })).decks).toHaveLength(1);
  });

  it('go when their teacher takes them away, the file too while the lesson has not begun', async () => {
    const to = await newLesson();
    const deck = await uploaded(makePng(32, 20, [9, 9, 9]), to);
    const stranger = await app.as('rural-teacher');
    expect(await stranger.code('decks.remove', { params: { deckId: deck.deckId } })).toBe('lesson.not-yours');
    await teacher.must('decks.remove', { params: { deckId: deck.deckId } });
    expect(await teacher.code('decks.remove', { params: { deckId: deck.deckId } })).toBe('deck.not-found');
    expect((await fetched(teacher, deck.deckId)).status).toBe(404);
    expect(readdirSync(`${app.dataDir}/files/${deck.sha256.slice(0, 2)}`)).not.toContain(deck.sha256);
  });

  it('keep a file that another lesson needs', async () => {
    const content = makePng(33, 20, [9, 9, 9]);
    const [first, second] = [await uploaded(content, await newLesson()), await uploaded(content, await newLesson())];
    await teacher.must('decks.remove', { params: { deckId: first.deckId } });
    expect((await fetched(teacher, second.deckId)).status).toBe(200);
  });

  describe('who may', () => {
    const outsiders = [...PersonRole.options, 'stranger', 'another display'];

    it.each(outsiders)('%s neither adds, sees, fetches nor removes one', async (who) => {
      const by = browsers.get(who);
      if (!by) throw new Error(`nobody is ${who}`);
      const { deckId } = await uploaded(makePng(34, 20, [9, 9, 9]));
      const codes = [
        codeOf(await upload(by, makePdf([{}]))),
        await by.code('decks.list', { params: { lessonId } }),
        WireError.parse(await (await fetched(by, deckId)).json()).code,
        await by.code('decks.remove', { params: { deckId } }),
      ];
      const refusals = who === 'stranger' ? ['session.missing'] : ['request.forbidden', 'lesson.not-yours'];
      for (const code of codes) expect(refusals).toContain(code);
    });

    it('a display that listens only looks', async () => {
      const { deckId } = await uploaded(makePng(35, 20, [9, 9, 9]));
      expect(codeOf(await upload(screen, makePdf([{}])))).toBe('request.forbidden');
      expect(await screen.code('decks.remove', { params: { deckId } })).toBe('request.forbidden');
    });

    it('names exactly the roles of the contract', () => {
      expect(Object.entries(transfers).map(([name, { by }]) => [name, [...by]])).toEqual([
        ['decks.upload', ['teacher']],
        ['decks.file', ['teacher', 'classroom', ...OBSERVING]],
        // The picture of a question; who may see it, its own secret says.
        ['pupils.picture', [...ANYONE]],
        ['takes.file', [...SIGNED_IN]],
        ['takes.save', [...SIGNED_IN]],
        ['takes.deck', [...SIGNED_IN]],
        ['compositions.file', [...SIGNED_IN]],
        // What is under a link; who may have it, the link's own signature says.
        ['shares.file', [...ANYONE]],
        ['shares.save', [...ANYONE]],
        ['shares.deck', [...ANYONE]],
        // What is written of takes and studies, and read back; who may have what, test/integration/http/exports.test.ts says.
        ['takes.export', [...SIGNED_IN]],
        ['studies.export', [...SIGNED_IN]],
        ['sheets.import', [...SIGNED_IN]],
      ]);
    });

    it('no other site sends one in a teacher’s name', async () => {
      const answer = await upload(teacher, makePdf([{}]), { headers: { 'sec-fetch-site': 'cross-site' } });
      expect(codeOf(answer)).toBe('request.cross-origin');
    });

    it('a lesson that has ended stays as it was', async () => {
      const unknown = 'les_0000000000000000';
      expect(codeOf(await upload(teacher, makePdf([{}]), { to: unknown }))).toBe('lesson.not-found');
    });
  });

  describe('what is refused', () => {
    it.each([
      ['nothing at all', Buffer.alloc(0), 'deck.type-unknown'],
      ['a program that calls itself a PDF', Buffer.from('MZ this is no PDF'), 'deck.type-unknown'],
      ['a page of the web', Buffer.from('<html><script>alert(1)</script></html>'), 'deck.type-unknown'],
      ['half a PDF', makePdf([{ text: '茉莉花' }]).subarray(0, 40), 'deck.broken'],
      ['half a picture', makePng(300, 200, [9, 9, 9]).subarray(0, 20), 'deck.broken'],
      ['a PDF with a password', makePdf([{}], { encrypted: true }), 'deck.encrypted'],
      ['too many pages', makePdf(Array.from({ length: 201 }, () => ({}))), 'deck.too-many-pages'],
      [
        'slides, where there is no converter',
        Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('ppt/presentation.xml')]),
        'deck.converter-missing',
      ],
    ])('%s', async (_what, content, code) => {
      expect(codeOf(await upload(teacher, content))).toBe(code);
      expect(arriving()).toEqual([]);
    });

    it('what says that it is too large, before any of it has come', async () => {
      const answer = await refusedByHead({ 'content-length': String(MAX_DECK_BYTES + 1) });
      expect(answer).toContain('413');
      expect(answer).toContain('deck.too-large');
    });

    it('a form, JSON, or what is packed', async () => {
      for (const headers of [{ 'content-type': 'multipart/form-data; boundary=x' }, { 'content-encoding': 'gzip' }])
        expect(codeOf(await upload(teacher, makePdf([{}]), { headers }))).toBe('request.malformed');
      const odd = await upload(teacher, makePdf([{}]), { title: '' });
      expect(codeOf(odd)).toBe('request.malformed');
    });

    it('one more than a lesson has room for', async () => {
      const to = await newLesson();
      for (let n = 1; n <= MAX_DECKS; n += 1) await uploaded(makePng(n, 7, [1, 1, 1]), to);
      expect(codeOf(await upload(teacher, makePng(50, 7, [1, 1, 1]), { to }))).toBe('deck.too-many');
    });

    it('a file whose line breaks leaves nothing behind', async () => {
      const { port } = new URL(app.url);
      const line = connect(Number(port), '127.0.0.1');
      const head = headOf({ 'content-length': '5000' });
      line.write(`${head}%PDF-1.5`);
      await expect.poll(arriving).toHaveLength(1);
      line.destroy();
      await expect.poll(arriving).toEqual([]);
    });

    const headOf = (headers: Record<string, string>) =>
      [
        `PUT /api/lessons/${lessonId}/decks?title=x HTTP/1.1`,
        'host: 127.0.0.1',
        `cookie: ${teacher.cookie}`,
        ...Object.entries({ ...BYTES, ...headers }).map(([name, value]) => `${name}: ${value}`),
        '\r\n',
      ].join('\r\n');

    /** Sends the head of an upload and nothing more; gives what is said to it. */
    const refusedByHead = (headers: Record<string, string>): Promise<string> =>
      new Promise((resolve, reject) => {
        const { port } = new URL(app.url);
        const line = connect(Number(port), '127.0.0.1', () => line.write(headOf(headers)));
        line.once('error', reject);
        line.once('data', (said) => {
          resolve(String(said));
          line.destroy();
        });
      });
  });

  describe('a display whose line broke', () => {
    const content = makePng(200, 100, [7, 7, 7]);
    let deckId: string;
    let tag: string;

    beforeAll(async () => {
      const deck = await uploaded(content);
      deckId = deck.deckId;
      tag = `"${deck.sha256}"`;
    });

    it('goes on where it was', async () => {
      const answer = await fetched(screen, deckId, { range: 'bytes=100-', 'if-range': tag });
      expect(answer.status).toBe(206);
      expect(answer.headers.get('content-range')).toBe(`bytes 100-${content.length - 1}/${content.length}`);
      expect(Buffer.from(await answer.arrayBuffer()).equals(content.subarray(100))).toBe(true);
    });

    it('gets the whole file when it is another one now, or asks for parts that nobody can read', async () => {
      for (const headers of [
        { range: 'bytes=100-', 'if-range': '"x"' },
        { range: 'pages=1' },
        { range: 'bytes=0-1,5-6' },
      ]) {
        const answer = await fetched(screen, deckId, headers);
        expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, content.length]);
      }
    });

    it('is told when there is no more, or nothing new', async () => {
      expect((await fetched(screen, deckId, { range: 'bytes=999999-' })).status).toBe(416);
      expect((await fetched(screen, deckId, { 'if-none-match': tag })).status).toBe(304);
    });

    it('gets it as a file that no browser takes for a page of ours', async () => {
      const { headers } = await fetched(screen, deckId);
      expect(headers.get('etag')).toBe(tag);
      expect(headers.get('content-disposition')).toBe('attachment');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
    });
  });

  // The last one: the server has another port afterwards.
  it('survive a restart, which does not wait for whoever fetches one slowly', async () => {
    const to = await newLesson();
    const deck = await uploaded(makePng(31, 20, [9, 9, 9]), to);
    const slow = connect(Number(new URL(app.url).port), '127.0.0.1');
    slow.on('error', () => undefined);
    const large = await uploaded(Buffer.concat([makePng(36, 20, [9, 9, 9]), randomBytes(20_000_000)]), to);
    slow.write(`GET /api/decks/${large.deckId}/file HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${teacher.cookie}\r\n\r\n`);
    await once(slow, 'readable');
    app = await app.restart();
    expect((await fetched(teacher, deck.deckId)).status).toBe(200);
  });
});
