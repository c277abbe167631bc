import i18next, { type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../../client/i18n/en/index.ts';
import { zhCN } from '../../../../../client/i18n/zh-CN/index.ts';
import { reportWords } from '../../../../../client/study/report/reportWords.ts';
import { analyseLesson } from '../../../../../shared/study/analysis/analyse.ts';
import { lessonSentences } from '../../../../../shared/study/report/lessonSentences.ts';
import { type Spoken, toldLesson } from '../../../../support/take/toldLesson.ts';

const LONG = '内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇第一中心小学';
const SPOKEN: readonly Spoken[] = [
  { room: null, fromMs: 0, toMs: 125_000 },
  { room: 0, fromMs: 130_000, toMs: 131_000 },
];

async function textIn(language: 'zh-CN' | 'en', told: Parameters<typeof toldLesson>[0]): Promise<string[]> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    resources: { 'zh-CN': zhCN, en },
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  const t: TFunction<['report']> = instance.getFixedT(language, ['report']);
  const page = (): string => 'P';
  const words = reportWords({ room: () => told.schoolName ?? 'R', page }, t);
  const { facts, beganAtMs, lengthMs } = toldLesson(told);
  return lessonSentences(analyseLesson(facts, { beganAtMs, lengthMs })).map((sentence) =>
    words
      .pieces(sentence)
      .map(({ text }) => text)
      .join(''),
  );
}

const LESSONS: readonly (readonly [name: string, told: Parameters<typeof toldLesson>[0]])[] = [
  ['in which nobody speaks', { rooms: 2, spoken: [] }],
  ['of one classroom', { rooms: 1, spoken: SPOKEN }],
  ['with a muted classroom and very long names', { rooms: 3, spoken: SPOKEN, muted: [1], schoolName: LONG }],
  [
    'with questions',
    {
      rooms: 2,
      spoken: SPOKEN,
      polls: [
        { answers: [1, 2], ended: true },
        { answers: [0, 0], ended: false },
      ],
    },
  ],
  ['of ten classrooms', { rooms: 10, spoken: SPOKEN, polls: [{ answers: [1], ended: true }] }],
];

describe.each(LESSONS)('a lesson %s', (_name, told) => {
  it.each(['zh-CN', 'en'] as const)('is told in whole sentences: %s', async (language) => {
    const texts = await textIn(language, told);
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) {
      expect(text).not.toMatch(/\{\{|says\.|unit\.|[\uE000\uE001]|undefined|NaN/);
      expect(text).toMatch(/[。.）)]$/);
    }
    if (told.schoolName !== undefined) expect(texts.join('')).toContain(told.schoolName);
  });
});

describe('the words', () => {
  it('are those of a teacher, in Chinese', async () => {
    const texts = await textIn('zh-CN', { rooms: 1, spoken: SPOKEN, schoolName: '双湾小学' });
    expect(texts).toContain('这份录像长 5 分钟，有 1 间听课教室。');
    expect(texts).toContain('教师发言 1 次，共 2 分 5 秒。');
    expect(texts).toContain('双湾小学发言 1 次，共 1 秒；最长有 2 分 49 秒没有发言。');
    expect(texts).toContain('候答时间没有记录：日志知道谁在说话，不知道哪一句是提问。');
  });

  it('tell one from many in English', async () => {
    const texts = await textIn('en', { rooms: 1, spoken: SPOKEN, schoolName: '双湾小学' });
    expect(texts).toContain('This recording is 5 min long, with 1 classroom listening.');
    expect(texts).toContain('The teacher took 1 turn, 2 min 5 s in all.');
  });

  it('judge nobody', () => {
    const judging = /优秀|良好|不足|较差|应该|建议|太少|落后|excellent|\bgood\b|\bpoor\b|should|better|worse/i;
    const said = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts).filter(([key, text]) => key.startsWith('says.') && judging.test(text));
    expect([...said(zhCN.report), ...said(en.report)]).toEqual([]);
  });
});
