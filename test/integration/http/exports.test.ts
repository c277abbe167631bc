import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEaf } from '../../../server/study/exports/readEaf.ts';
import { type CodedUnit, EafImport, ExportFormat, type StudyRole } from '../../../shared/api/index.ts';
import { WireError } from '../../../shared/errors/index.ts';
import { LessonRecord } from '../../../shared/study/exports/record.ts';
import {
  type PersonId,
  PersonRole,
  type SheetId,
  type StudyId,
  type TakeId,
} from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { deck } from '../../support/decks.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { eafFaults } from '../../support/exports/eafFaults.ts';
import { EVENT_SCHEME } from '../../support/exports/madeStudy.ts';
import { ids } from '../../support/ids.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';
import { takeLog } from '../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const BYTES = { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' };

describe('files for other programs', () => {
  const clock = new FakeClock(T0 + 86_400_000);
  let app: TestApp;
  let lead: TestSchool;
  let takeId: TakeId;
  let goingTakeId: TakeId;
  let studyId: StudyId;
  const people = new Map<string, PersonId>();
  const browsers = new Map<string, TestBrowser>();

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        const [rural, far] = [await addSchool(stores, 'rural'), await addSchool(stores, 'far')];
        for (const name of ['wu', 'xu', 'guest'])
          people.set(name, await addPerson(stores, { signInName: name, roles: ['teacher'], schoolId: far.schoolId }));
        for (const role of PersonRole.options)
          await addPerson(stores, {
            ...{ signInName: `only-${role}`, roles: [role] },
            schoolId: role === 'district-administrator' ? null : far.schoolId,
          });
        const { courseId, teacherId } = lead;
        const listening = [rural.classroomId, far.classroomId];
        const made = await addTake(stores, {
          title: '=茉莉花/第一课时',
          courseId,
          teacherId,
          listening,
          beganAtMs: T0,
        });
        takeId = made.takeId;
        const plan = await stores.plans.find(made.lessonId);
        if (!plan) throw new Error('no plan');
        const facts = takeLog({ plan, takeId, deck: deck(1), beganAtMs: T0 });
        await stores.lessonLogs.append({ lessonId: made.lessonId, facts, answers: [] });
        const going = {
          courseId,
          teacherId,
          listening,
          title: '还在上',
          startsAtMs: T0,
          endsAtMs: T0 + 1,
          recorded: true,
        };
        await stores.lessons.create(ids.lesson(77), going);
        goingTakeId = ids.take(77);
        await stores.takes.begin({ takeId: goingTakeId, lessonId: ids.lesson(77), beganAtMs: T0 });
      },
    });
    studyId = await begin();
    await invite('wu', 'rater');
    await invite('xu', 'rater');
    await invite('guest', 'observer');
  });
  afterAll(() => app.close());

  async function as(who: string): Promise<TestBrowser> {
    clock.goOn(1_000);
    const known = browsers.get(who) ?? (who === 'stranger' ? app.browser() : await app.as(who));
    browsers.set(who, known);
    return known;
  }
  const schemes = [
    { key: 'st' as const, intervalS: 5 },
    { key: 'fias' as const, intervalS: 3 },
  ];
  const begin = async (): Promise<StudyId> => {
    const body = { title: '等待的时间', question: '', untilMs: null, schemes };
    return (await (await as('lead-teacher')).must('studies.begin', { params: { takeId }, body })).studyId;
  };
  const invite = async (who: string, role: StudyRole, to = studyId) => {
    const personId = people.get(who) ?? ids.person(99);
    await (await as('lead-teacher')).must('studies.invite', { params: { studyId: to, personId }, body: { role } });
  };
  const code = async (who: string, codes: readonly string[], to = studyId): Promise<SheetId> => {
    const by = await as(who);
    const { sheetId } = await by.must('sheets.begin', { params: { studyId: to }, body: { scheme: 'st' } });
    const units = codes.map((key, unit): CodedUnit => ({ unit, codes: [key], source: 'human', version: 0 }));
    await by.must('sheets.save', { params: { studyId: to, sheetId }, body: { units } });
    return sheetId;
  };
  const fetched = async (who: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/${path}`, { headers: { cookie: (await as(who)).cookie, ...headers } });
  const ofTake = (who: string, format: string, of = takeId) =>
    fetched(who, `takes/${of}/exports/${format}?language=zh-CN`);
  const ofStudy = (who: string, format: string, of = studyId) =>
    fetched(who, `studies/${of}/exports/${format}?language=zh-CN`);
  const codeOf = async (answer: Response) => (answer.ok ? 'ok' : WireError.parse(await answer.json()).code);
  const recordOf = async (answer: Response) => LessonRecord.parse(await answer.json());
  const put = async (
    who: string,
    content: string | Uint8Array<ArrayBuffer>,
    { coder, of = studyId }: { coder?: string; of?: StudyId } = {},
  ) => {
    const query = coder === undefined ? '' : `?coder=${encodeURIComponent(coder)}`;
    return fetch(`${app.url}/api/studies/${of}/imports/st${query}`, {
      method: 'PUT',
      headers: { cookie: (await as(who)).cookie, ...BYTES },
      body: content,
    });
  };
  const imported = async (answer: Response) => EafImport.parse(await answer.json());

  it.each(ExportFormat.options)(
    '%s of a take and of a study come by a name that every system takes',
    async (format) => {
      for (const answer of [await ofTake('lead-teacher', format), await ofStudy('lead-teacher', format)]) {
        expect(await codeOf(answer.clone())).toBe('ok');
        const disposition = answer.headers.get('content-disposition') ?? '';
        const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? '');
        expect(name).toMatch(/^=茉莉花-第一课时_2030-03-1\d_[^/\\:*?"<>|]+\.(eaf|xlsx|csv|vtt|json|zip)$/);
        expect(answer.headers.get('cache-control')).toBe('private, no-store');
        expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('content-length')));
      }
    },
  );

  it('tell what happened, by seat number and never by a child’s name', async () => {
    for (const format of ['json', 'eaf', 'csv', 'vtt', 'xapi'])
      expect([format, (await (await ofTake('lead-teacher', format)).text()).includes('小明')]).toEqual([format, false]);
    const record = await recordOf(await ofTake('lead-teacher', 'json'));
    expect(record.events.find(({ kind }) => kind === 'hand')).toMatchObject({ seat: 7, fromMs: 18_000, toMs: 19_000 });
    const voices = record.events.flatMap((event) => (event.kind === 'voice' ? [event.by] : []));
    expect(voices).toEqual(['teacher', 'classroom']);
    expect(record.study).toBeNull();
    const xml = await (await ofTake('lead-teacher', 'eaf')).text();
    expect(await eafFaults(xml)).toEqual([]);
    expect((await readEaf(xml)).tiers.find(({ id }) => id === '页')?.annotations.map(({ value }) => value)).toEqual([
      '第 1 页',
      '第 2 页',
    ]);
  });

  it('have the marks that the asker sees, and no others', async () => {
    const mark = { fromMs: T0 + 5_000, toMs: null, region: null, tags: [] };
    for (const [who, audience] of [
      ['lead-teacher', 'private'],
      ['wu', 'group'],
    ] as const)
      await (await as(who)).must('marks.add', {
        params: { takeId },
        body: { ...mark, text: `${who} ${audience}`, audience },
      });
    const texts = async (who: string) =>
      (await recordOf(await ofTake(who, 'json'))).marks.map(({ text }) => text).sort();
    expect(await texts('lead-teacher')).toEqual(['lead-teacher private', 'wu group']);
    expect(await texts('wu')).toEqual(['wu group']);
  });

  it.each([...PersonRole.options, 'stranger'])(
    '%s gets none of a take that is not theirs, nor of a study',
    async (role) => {
      const who = role === 'stranger' ? role : `only-${role}`;
      for (const format of ExportFormat.options) {
        // The district's administrators may watch everything; in the study they are not.
        const watching = role === 'district-administrator' ? ['ok'] : ['take.not-yours', 'session.missing'];
        expect(watching).toContain(await codeOf(await ofTake(who, format)));
        expect(['study.not-yours', 'session.missing']).toContain(await codeOf(await ofStudy(who, format)));
      }
      expect(['study.not-yours', 'session.missing']).toContain(await codeOf(await put(who, '<a/>')));
    },
  );

  it('say what there is not', async () => {
    expect(await codeOf(await ofTake('lead-teacher', 'eaf', ids.take(5)))).toBe('take.not-found');
    expect(await codeOf(await ofTake('lead-teacher', 'eaf', goingTakeId))).toBe('take.not-ended');
    expect(await codeOf(await ofStudy('lead-teacher', 'eaf', ids.study(5)))).toBe('study.not-found');
    expect(await codeOf(await ofTake('lead-teacher', 'docx'))).toBe('request.malformed');
    expect(await codeOf(await fetched('lead-teacher', `takes/${takeId}/exports/eaf?language=fr`))).toBe(
      'request.malformed',
    );
  });

  it('keep a blind round blind: each has their own codes until all have submitted', async () => {
    const sheets = { wu: await code('wu', ['T', 'S', 'T']), xu: await code('xu', ['T', 'T', 'S']) };
    const coders = async (who: string) => {
      const record = await recordOf(await ofStudy(who, 'json'));
      return record.study?.sheets.map(({ sheetId }) => sheetId);
    };
    const inCsv = async (who: string) => ['老师 wu,S-T', '老师 xu,S-T'].filter((part) => csvs.get(who)?.includes(part));
    const csvs = new Map<string, string>();
    const look = async () => {
      for (const who of ['wu', 'xu', 'lead-teacher', 'guest']) csvs.set(who, await (await ofStudy(who, 'csv')).text());
    };
    await look();
    expect([await coders('wu'), await inCsv('wu')]).toEqual([[sheets.wu], ['老师 wu,S-T']]);
    expect([await coders('xu'), await inCsv('xu')]).toEqual([[sheets.xu], ['老师 xu,S-T']]);
    for (const who of ['lead-teacher', 'guest'])
      expect([who, await coders(who), await inCsv(who)]).toEqual([who, [], []]);
    await (await as('wu')).must('sheets.submit', { params: { studyId, sheetId: sheets.wu } });
    expect(await coders('lead-teacher')).toEqual([]);
    expect(await coders('xu')).toEqual([sheets.xu]);
    await (await as('xu')).must('sheets.submit', { params: { studyId, sheetId: sheets.xu } });
    await look();
    for (const who of ['wu', 'xu', 'lead-teacher', 'guest']) {
      expect([who, await coders(who)]).toEqual([who, [sheets.wu, sheets.xu]]);
      expect(await inCsv(who)).toHaveLength(2);
    }
  });

  it('keep to themselves what somebody had not submitted who was taken out, although the round is over by that', async () => {
    const other = await begin();
    for (const who of ['wu', 'xu']) await invite(who, 'rater', other);
    const sheetId = await code('wu', ['T', 'S'], other);
    await code('xu', ['S', 'S'], other);
    await (await as('wu')).must('sheets.submit', { params: { studyId: other, sheetId } });
    const personId = people.get('xu') ?? ids.person(99);
    await (await as('lead-teacher')).must('studies.dismiss', { params: { studyId: other, personId } });
    const record = await recordOf(await ofStudy('lead-teacher', 'json', other));
    expect(record.study?.sheets.map((sheet) => sheet.sheetId)).toEqual([sheetId]);
  });

  it('have what was agreed on once the round is over, and scores never before theirs is', async () => {
    const before = await recordOf(await ofStudy('lead-teacher', 'json'));
    expect(before.study?.agreed).toEqual([{ scheme: 'st', units: [{ unit: 0, codes: ['T'], state: 'same' }] }]);
    const params = { studyId };
    const taken = await (await as('lead-teacher')).must('scores.take', { params, body: { rubric: 'lesson-form' } });
    const [rubric] = taken.rubrics;
    const node = rubric?.rubric.nodes.find(({ item }) => item?.kind === 'levels')?.key;
    if (!rubric || !node) throw new Error('no rubric with levels');
    const place = { params: { studyId, studyRubricId: rubric.studyRubricId } };
    const items = [{ node, answer: 1, evidence: [], version: 0 }];
    for (const who of ['wu', 'xu']) {
      const by = await as(who);
      await by.must('scores.begin', place);
      await by.must('scores.save', { ...place, body: { items } });
      // Neither one's own nor another's, nor that there is any.
      for (const asker of ['wu', 'xu', 'lead-teacher', 'guest'])
        expect([asker, (await recordOf(await ofStudy(asker, 'json'))).study?.rubrics]).toEqual([asker, []]);
      await by.must('scores.submit', place);
    }
    const [scored] = (await recordOf(await ofStudy('guest', 'json'))).study?.rubrics ?? [];
    expect(scored?.raters.map(({ name, items: written }) => [name, written])).toEqual([
      ['老师 wu', [{ node, answer: 1, evidence: [] }]],
      ['老师 xu', [{ node, answer: 1, evidence: [] }]],
    ]);
  });

  it('go on where a line broke, and are told to have been given away', async () => {
    const whole = Buffer.from(await (await ofTake('lead-teacher', 'csv')).arrayBuffer());
    const rest = await fetched('lead-teacher', `takes/${takeId}/exports/csv?language=zh-CN`, { range: 'bytes=10-' });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(whole.subarray(10))).toBe(true);
    const told = async () =>
      (await (await as('only-district-administrator')).must('audit.list')).entries.map(({ event, byName, about }) =>
        [event, byName, about].join(' '),
      );
    await expect.poll(told).toContain('take.exported 老师 lead-teacher =茉莉花/第一课时');
    expect(await told()).toContain('study.exported 老师 guest =茉莉花/第一课时');
  });

  it('of events are read back onto one’s own sheet: what moved is moved, the rest is there already', async () => {
    const lead = await as('lead-teacher');
    const { unit, choice, label, codes } = EVENT_SCHEME;
    const draft = { unit, choice, label, codes, intervalS: 5 };
    const { schemeId } = await lead.must('schemes.make', { body: { draft, shared: false } });
    const scheme = `own:${schemeId}` as const;
    const body = { title: '小组', question: '', untilMs: null, schemes: [{ key: scheme, intervalS: 5 }] };
    const own = { studyId: (await lead.must('studies.begin', { params: { takeId }, body })).studyId };
    await invite('wu', 'rater', own.studyId);
    const by = await as('wu');
    const sheet = () => by.must('sheets.begin', { params: own, body: { scheme } });
    const { sheetId } = await sheet();
    const event = (n: number, code: string, fromMs: number, toMs: number | null) => ({
      ...{ eventId: `0198c0de-0000-4000-8000-00000000000${n}`, code, fromMs, toMs, version: 0 },
    });
    const events = [event(1, 'Q', 1_000, null), event(2, 'Q', 1_200, null), event(3, 'G', 3_000, 9_000)];
    await by.must('sheets.save-events', { params: { ...own, sheetId }, body: { events } });
    const xml = await (await ofStudy('wu', 'eaf', own.studyId)).text();
    expect(await eafFaults(xml)).toEqual([]);
    const send = async (content: string) => {
      const query = `?coder=${encodeURIComponent('老师 wu')}`;
      const path = `${app.url}/api/studies/${own.studyId}/imports/${encodeURIComponent(scheme)}${query}`;
      const headers = { cookie: (await as('wu')).cookie, ...BYTES };
      return imported(await fetch(path, { method: 'PUT', headers, body: content }));
    };
    expect(await send(xml)).toMatchObject({ written: 0, coders: [{ coded: 3, differing: 0, misfits: [] }] });
    const changed = xml.replace('TIME_VALUE="9000"', 'TIME_VALUE="8000"');
    expect(await send(changed)).toMatchObject({ written: 1, coders: [{ coded: 3, differing: 1 }] });
    expect((await sheet()).events.map(({ eventId, fromMs, toMs }) => [eventId.at(-1), fromMs, toMs])).toEqual([
      ['1', 1_000, null],
      ['2', 1_200, null],
      ['3', 3_000, 8_000],
    ]);
  });

  describe('read back', () => {
    let own: StudyId;
    let xml: string;

    beforeAll(async () => {
      own = await begin();
      for (const who of ['wu', 'xu']) await invite(who, 'rater', own);
      await code('wu', ['T', 'S', 'T'], own);
      xml = await (await ofStudy('wu', 'eaf', own)).text();
    });

    const unitsOf = async (who: string) => {
      const { units } = await (await as(who)).must('sheets.begin', {
        params: { studyId: own },
        body: { scheme: 'st' },
      });
      return units.map(({ unit, codes }) => `${unit}${codes.join()}`);
    };

    it('say what they have before anything is written', async () => {
      const said = await imported(await put('xu', xml, { of: own }));
      expect(said).toMatchObject({
        written: null,
        coders: [{ coder: '老师 wu', coded: 3, differing: 0, misfits: [] }],
      });
      expect(said.otherTiers).toContain('页');
      expect((await (await as('xu')).must('studies.read', { params: { studyId: own } })).sheets).toHaveLength(1);
    });

    it('are written on the sheet of whoever reads them, changed in ELAN or not; twice changes nothing', async () => {
      // In ELAN: the second code changed, the first drawn a picture longer, the third moved off the grid.
      const changed = xml
        .replace('CVE_REF="S"', 'CVE_REF="T"')
        .replace('>S 学生行为</ANNOTATION_VALUE>', '>T Teacher behaviour</ANNOTATION_VALUE>')
        .replace('TIME_VALUE="5000"', 'TIME_VALUE="5030"')
        .replace('TIME_VALUE="15000"', 'TIME_VALUE="14000"');
      const [one, other] = await Promise.all([
        put('wu', changed, { of: own, coder: '老师 wu' }),
        put('wu', changed, { of: own, coder: '老师 wu' }),
      ]);
      const written = [(await imported(one)).written, (await imported(other)).written];
      expect(written.sort()).toEqual([0, 1]);
      expect(await unitsOf('wu')).toEqual(['0T', '1T', '2T']);
      const said = await imported(await put('wu', changed, { of: own }));
      expect(said.coders[0]?.misfits).toMatchObject([{ fromMs: 10_000, toMs: 14_000, why: 'off-grid' }]);
    });

    it('are refused when they are none, too large, or nobody’s', async () => {
      expect(await codeOf(await put('wu', 'MZ', { of: own }))).toBe('eaf.unreadable');
      expect(await codeOf(await put('wu', Uint8Array.of(0xff, 0xfe, 0x3c), { of: own }))).toBe('eaf.unreadable');
      expect(await codeOf(await put('wu', new Uint8Array(8_388_609).fill(32), { of: own }))).toBe('eaf.too-large');
      expect(await codeOf(await put('wu', xml, { of: own, coder: '别人' }))).toBe('eaf.no-coder');
    });

    it('are refused to observers, on a sheet that was submitted, and in an archived study', async () => {
      await invite('guest', 'observer', own);
      expect(await codeOf(await put('guest', xml, { of: own, coder: '老师 wu' }))).toBe('study.not-rater');
      const by = await as('wu');
      const { sheetId } = await by.must('sheets.begin', { params: { studyId: own }, body: { scheme: 'st' } });
      await by.must('sheets.submit', { params: { studyId: own, sheetId } });
      expect(await codeOf(await put('wu', xml, { of: own, coder: '老师 wu' }))).toBe('sheet.submitted');
      await (await as('lead-teacher')).must('studies.archive', { params: { studyId: own } });
      expect(await codeOf(await put('xu', xml, { of: own, coder: '老师 wu' }))).toBe('study.archived');
      expect(await codeOf(await ofStudy('wu', 'eaf', own))).toBe('ok');
    });
  });
});
