import type { LessonRecord, RecordedMark, RecordedSheet } from './record.ts';

/** What statements are about besides the record. */
export type XapiPlace = {
  /** Where this server is reached, e.g. `https://tongtang.example`: accounts and recordings are named by it. */
  readonly origin: string;
  /** A UUID that is the same for the same text: sent twice, a statement is stored once. */
  readonly uuidOf: (text: string) => string;
};

/** Extensions of the xAPI Video Profile (https://w3id.org/xapi/video); seconds. */
const TIME = 'https://w3id.org/xapi/video/extensions/time';
const LENGTH = 'https://w3id.org/xapi/video/extensions/length';
const VIDEO = 'https://w3id.org/xapi/video/activity-type/video';

const verbs = {
  commented: { id: 'http://adlnet.gov/expapi/verbs/commented', display: { 'en-US': 'commented', 'zh-CN': '评论了' } },
  tagged: { id: 'http://activitystrea.ms/schema/1.0/tag', display: { 'en-US': 'tagged', 'zh-CN': '标注了' } },
} as const;

/** One thing that somebody said of a moment of the recording. */
export type XapiStatement = {
  readonly id: string;
  readonly actor: {
    readonly objectType: 'Agent';
    readonly name: string;
    readonly account: { readonly homePage: string; readonly name: string };
  };
  readonly verb: (typeof verbs)[keyof typeof verbs];
  readonly object: {
    readonly objectType: 'Activity';
    readonly id: string;
    readonly definition: { readonly type: string; readonly name: { readonly 'zh-CN': string } };
  };
  readonly result: {
    readonly response: string;
    readonly extensions: Readonly<Record<string, number | string | readonly string[]>>;
  };
  readonly context: {
    readonly platform: string;
    readonly extensions: Readonly<Record<string, number>>;
    readonly contextActivities?: {
      readonly grouping: readonly { readonly objectType: 'Activity'; readonly id: string }[];
    };
  };
  readonly timestamp?: string;
};

const seconds = (ms: number): number => Math.round(ms) / 1_000;

/**
 * A record as xAPI statements: marks and replies as comments on the recording, codes of submitted sheets as tags, with
 * the time in it as the Video Profile writes it. Who watched what is not kept, so nothing says that somebody played,
 * paused or completed it. People are named by their account here, never by an address.
 */
export function xapiOf(record: LessonRecord, place: XapiPlace): XapiStatement[] {
  const marks = record.marks.flatMap((mark) => [commentOn(record, place, mark), ...repliesTo(record, place, mark)]);
  return [...marks, ...(record.study?.sheets ?? []).flatMap((sheet) => tagsOf(record, place, sheet))];
}

type Said = {
  readonly key: string;
  readonly by: { readonly personId: string; readonly name: string };
  readonly verb: keyof typeof verbs;
  readonly text: string;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly atMs: number;
  readonly more?: Readonly<Record<string, string | readonly string[]>>;
};

function statement({ lesson, study }: LessonRecord, { origin, uuidOf }: XapiPlace, said: Said): XapiStatement {
  const own = (name: string): string => `${origin}/xapi/extensions/${name}`;
  const more = Object.entries(said.more ?? {}).map(([name, value]) => [own(name), value] as const);
  const grouping = study && [{ objectType: 'Activity' as const, id: `${origin}/studies/${study.studyId}` }];
  return {
    id: uuidOf(said.key),
    actor: {
      objectType: 'Agent',
      name: said.by.name,
      account: { homePage: origin, name: said.by.personId },
    },
    verb: verbs[said.verb],
    object: {
      objectType: 'Activity',
      id: `${origin}/replay/${lesson.takeId}`,
      definition: { type: VIDEO, name: { 'zh-CN': lesson.title } },
    },
    result: {
      response: said.text,
      extensions: {
        [TIME]: seconds(said.fromMs),
        ...(said.toMs === null ? {} : { [own('until')]: seconds(said.toMs) }),
        ...Object.fromEntries(more),
      },
    },
    context: {
      platform: 'Tongtang',
      extensions: { [LENGTH]: seconds(lesson.lengthMs) },
      ...(grouping ? { contextActivities: { grouping } } : {}),
    },
    timestamp: new Date(said.atMs).toISOString(),
  };
}

function commentOn(record: LessonRecord, place: XapiPlace, mark: RecordedMark): XapiStatement {
  const { markId, byPersonId, byName, text, fromMs, toMs, madeAtMs, tags } = mark;
  const by = { personId: byPersonId, name: byName };
  return statement(record, place, {
    ...{ key: markId, by, verb: 'commented', text, fromMs, toMs, atMs: madeAtMs },
    ...(tags.length > 0 ? { more: { tags } } : {}),
  });
}

function repliesTo(record: LessonRecord, place: XapiPlace, { fromMs, toMs, replies }: RecordedMark) {
  return replies.map(({ markReplyId, byPersonId, byName, text, madeAtMs }) =>
    statement(record, place, {
      ...{ key: markReplyId, by: { personId: byPersonId, name: byName }, verb: 'commented', text },
      ...{ fromMs, toMs, atMs: madeAtMs },
    }),
  );
}

/** Of what is still being coded nobody knows when it is meant. */
function tagsOf(record: LessonRecord, place: XapiPlace, sheet: RecordedSheet): XapiStatement[] {
  const { sheetId, personId, coder, submittedAtMs, units, events } = sheet;
  const scheme = record.study?.schemes.find(({ key }) => key === sheet.scheme);
  if (!scheme || submittedAtMs === null) return [];
  const intervalMs = scheme.intervalS * 1_000;
  const said = [
    ...units.flatMap(({ unit, codes }) =>
      codes.map((text, at) => ({
        // The same code may come twice in the series of an interval.
        ...{ key: `${unit} ${text}${codes.indexOf(text) < at ? ` ${at}` : ''}`, text },
        ...{ fromMs: unit * intervalMs, toMs: (unit + 1) * intervalMs },
      })),
    ),
    ...events.map(({ eventId, code, fromMs, toMs }) => ({ key: eventId, text: code, fromMs, toMs })),
  ];
  return said.map(({ key, ...of }) =>
    statement(record, place, {
      ...{ key: `${sheetId} ${key}`, by: { personId, name: coder }, verb: 'tagged', atMs: submittedAtMs, ...of },
      more: { instrument: scheme.key },
    }),
  );
}
