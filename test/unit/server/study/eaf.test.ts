import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEaf } from '../../../../server/study/exports/readEaf.ts';
import { codedIn } from '../../../../shared/study/exports/eaf/codedIn.ts';
import type { EafDocument } from '../../../../shared/study/exports/eaf/EafDocument.ts';
import { eafOf } from '../../../../shared/study/exports/eaf/eafOf.ts';
import { writeEaf } from '../../../../shared/study/exports/eaf/writeEaf.ts';
import { eafFaults } from '../../../support/exports/eafFaults.ts';
import { hourOfTwoCoders, madeMark, madeRecord } from '../../../support/exports/madeRecord.ts';

const bare: EafDocument = { author: '', madeAtMs: 0, media: [], tiers: [], vocabularies: [] };
const back = async (document: EafDocument) => readEaf(writeEaf(document));

/** Whatever people type: control characters, halves of pairs, emoji, Chinese, markup. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\0', '\b', '\t', '\n', '\r', '\u0085', '\ud800', '\udfff', '\uffff', '茉', '👩‍🏫', '"', "'"),
  }),
  fc.constantFrom(']]>', '<![CDATA[x]]>', '<!-- -->', '&amp;', '&#0;', '<a b="c">', '李老师说：“好！”', ' 两边 '),
);
/** What XML can hold of it. */
const held = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');

const anyDocument = fc.record({
  author: anyText,
  madeAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  media: fc.array(
    fc.record({
      fileName: fc.constantFrom('a.webm', '双湾小学_video_1.webm'),
      contentType: anyText,
      originMs: fc.integer({ min: -90_000, max: 90_000 }),
    }),
    { maxLength: 3 },
  ),
  tiers: fc.uniqueArray(
    fc.record({
      id: anyText.map(held),
      participant: anyText,
      annotator: anyText,
      vocabularyId: fc.constantFrom(null, 'st-v1-15s'),
      annotations: fc.array(
        fc
          .record({
            fromMs: fc.integer({ min: 0, max: 3_600_000 }),
            lengthMs: fc.integer({ min: 1, max: 9_000 }),
            value: anyText,
            entryId: fc.option(anyText),
          })
          .map(({ lengthMs, ...each }) => ({ ...each, toMs: each.fromMs + lengthMs })),
        { maxLength: 8 },
      ),
    }),
    { maxLength: 4, selector: ({ id }) => id },
  ),
  vocabularies: fc.constant([
    {
      id: 'st-v1-15s',
      description: { zho: '每 15 秒 <&>', eng: '"every" 15 s' },
      entries: [{ id: 'T', value: { zho: 'T 教师', eng: 'T teacher' } }],
    },
  ]),
});

const heldDocument = (document: EafDocument): EafDocument => ({
  ...document,
  author: held(document.author),
  media: document.media.map((media) => ({ ...media, contentType: held(media.contentType) })),
  tiers: document.tiers.map((tier) => ({
    ...tier,
    participant: held(tier.participant),
    annotator: held(tier.annotator),
    annotations: tier.annotations.map((each) => ({
      ...each,
      value: held(each.value),
      entryId: each.entryId === null ? null : held(each.entryId),
    })),
  })),
});

describe('ELAN documents', () => {
  it('are read back as they were written, whatever people have typed', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await back(document)).toEqual(heldDocument(document));
      }),
    );
  });

  it('are valid, whatever people have typed', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await eafFaults(writeEaf(document))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('are valid when there is nothing in them, and when there is an hour of two coders in two classrooms', async () => {
    const marks = [madeMark(1, { text: '', tags: [], replies: [] }), madeMark(2, { text: '茉莉花 ]]> 🌼 \0' })];
    for (const record of [madeRecord(), madeRecord({ classrooms: [] }), madeRecord({ marks }), hourOfTwoCoders()])
      for (const language of ['zh-CN', 'en'] as const)
        expect(await eafFaults(writeEaf(eafOf(record, language)))).toEqual([]);
  });

  it('with a fault are told from valid ones', async () => {
    const valid = writeEaf(eafOf(hourOfTwoCoders(), 'zh-CN'));
    expect(await eafFaults(valid.replace(/<LANGUAGE [^>]*>/g, ''))).not.toEqual([]);
    expect(await eafFaults(valid.replace('TIME_SLOT_ID="ts1"', 'TIME_SLOT_ID="ts2"'))).not.toEqual([]);
  });

  it('give an hour of two coders in two classrooms back, code by code', async () => {
    const record = hourOfTwoCoders();
    const document = eafOf(record, 'zh-CN');
    const read = await back(document);
    expect(read).toEqual(document);
    for (const scheme of record.study?.schemes ?? []) {
      const own = record.study?.sheets.filter((sheet) => sheet.scheme === scheme.key) ?? [];
      expect(
        codedIn(read, scheme, record.lesson.lengthMs).map(({ coder, units, misfits }) => ({ coder, units, misfits })),
      ).toEqual(
        own.map(({ coder, units }) => ({
          coder,
          units: units.map(({ unit, codes }) => ({ unit, codes })),
          misfits: [],
        })),
      );
    }
  });

  it('have slots of their own for each annotation, in the order of time', () => {
    const xml = writeEaf(eafOf(hourOfTwoCoders(), 'en'));
    const slots = [...xml.matchAll(/TIME_SLOT_ID="(ts\d+)" TIME_VALUE="(\d+)"/g)];
    const times = slots.map(([, , value]) => Number(value));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const used = [...xml.matchAll(/TIME_SLOT_REF[12]="(ts\d+)"/g)].map(([, id]) => id);
    expect(new Set(used).size).toBe(used.length);
    expect(used.length).toBe(slots.length);
  });

  it('that are none are refused with the line', async () => {
    const line = (xml: string) =>
      readEaf(xml).then(
        () => 'read',
        ({ code, details }) => [code, details.line],
      );
    expect(await line('')).toEqual(['eaf.unreadable', 1]);
    expect(await line('茉莉花')).toEqual(['eaf.unreadable', 1]);
    expect(await line('<html>\n</html>')).toEqual(['eaf.unreadable', 1]);
    expect(await line(`${writeEaf(bare).slice(0, -30)}\n`)).toEqual(['eaf.unreadable', 14]);
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<ANNOTATION_DOCUMENT AUTHOR="&b;"/>';
    expect(await line(bomb)).toEqual(['eaf.unreadable', 2]);
  });

  it('that are broken anywhere are read or refused, and nothing else', async () => {
    const xml = writeEaf(eafOf(madeRecord({ marks: [madeMark(1)] }), 'en'));
    const odd = [
      '<constructor/>',
      '<toString>x</toString>',
      '<__proto__ a="b"/>',
      '&x;',
      ']]>',
      '<TIER/>',
      '<!DOCTYPE a>',
    ];
    const anyXml = fc
      .tuple(fc.nat(xml.length), fc.nat(80), fc.oneof(anyText, fc.constantFrom(...odd)))
      .map(([at, length, text]) => `${xml.slice(0, at)}${text}${xml.slice(at + length)}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyXml, anyText), async (text) => {
        const said = await readEaf(text).then(
          ({ tiers }) => tiers.length,
          ({ code }) => code,
        );
        expect(said === 'eaf.unreadable' || Number.isInteger(said)).toBe(true);
      }),
    );
  });

  it('that ELAN has changed are read: dependent tiers, times that nobody gave, comments', async () => {
    const xml = writeEaf({
      ...bare,
      tiers: [
        {
          id: 'a',
          participant: '',
          annotator: '吴',
          vocabularyId: null,
          annotations: [{ fromMs: 0, toMs: 500, value: '一', entryId: null }],
        },
      ],
    })
      .replace(
        '</TIER>',
        '<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a1"><ANNOTATION_VALUE>依附</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>',
      )
      .replace('<TIME_ORDER>', '<!-- x --><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts9"/>');
    expect((await readEaf(xml)).tiers.map(({ annotations }) => annotations.map(({ value }) => value))).toEqual([
      ['一'],
    ]);
  });
});
