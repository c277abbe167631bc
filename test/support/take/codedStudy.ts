import type { APIRequestContext } from 'playwright-core';
import { type CodedUnit, MAX_UNITS_SAVED } from '../../../shared/api/index.ts';
import type { StudyId, TakeId } from '../../../shared/vocabulary/index.ts';

/** How a study is to be filled: who asks for what, and what is coded. */
type Asked = {
  readonly url: string;
  readonly takeId: TakeId;
  readonly beganAtMs: number;
  readonly lead: APIRequestContext;
  readonly raters: readonly APIRequestContext[];
  /** Each with how many intervals are coded. */
  readonly schemes: readonly {
    readonly key: 'st' | 'std' | 'fias' | 'copus';
    readonly intervalS: number;
    readonly coded: number;
    /** Whether all submit, so that the sheets can be read. */
    readonly submitted: boolean;
  }[];
  readonly marks: readonly {
    readonly atMs: number;
    readonly text: string;
    readonly audience: 'private' | 'group' | 'all';
  }[];
};

const CODES = {
  st: ['T', 'T', 'S', 'T', 'S', 'S'],
  std: ['T', 'D', 'S', 'T', 'S', 'S'],
  fias: ['5', '5', '4', '8', '2', '5', '6', '4', '8', '3', '9', '10'],
  copus: ['S:L', 'T:Lec', 'S:AnQ', 'T:PQ'],
} as const;

/** Begins a study, has it coded by all raters (each a little otherwise), and marks the lesson; all by the usual ways. */
export async function makeCodedStudy(asked: Asked): Promise<StudyId> {
  const { url, takeId, lead, raters, schemes } = asked;
  const words = { title: '等待的时间', question: '提问之后，老师等了多久？\n谁先开口？', untilMs: null };
  const chosen = schemes.map(({ key, intervalS }) => ({ key, intervalS }));
  const { studyId } = await said(lead, 'POST', `${url}/api/takes/${takeId}/studies`, { ...words, schemes: chosen });
  for (const rater of raters) {
    const { who } = await said(rater, 'GET', `${url}/api/session`);
    await said(lead, 'PUT', `${url}/api/studies/${studyId}/people/${who.personId}`, { role: 'rater' });
  }
  for (const scheme of schemes)
    for (const [place, rater] of raters.entries())
      await code(rater, `${url}/api/studies/${studyId}/sheets`, { ...scheme, place });
  for (const { atMs, text, audience } of asked.marks) {
    const mark = { fromMs: asked.beganAtMs + atMs, toMs: null, region: null, text, tags: ['追问'], audience };
    const { markId } = await said(lead, 'POST', `${url}/api/takes/${takeId}/marks`, mark);
    const [first] = raters;
    if (audience !== 'private' && first)
      await said(first, 'POST', `${url}/api/takes/${takeId}/marks/${markId}/replies`, { text: `也听到了：${text}` });
  }
  return studyId;
}

type Coded = Asked['schemes'][number] & { readonly place: number };

async function code(rater: APIRequestContext, sheets: string, { key, coded, submitted, place }: Coded): Promise<void> {
  const { sheetId } = await said(rater, 'POST', sheets, { scheme: key });
  const codes = CODES[key];
  const units = Array.from({ length: coded }, (_, unit): CodedUnit => {
    // Each tenth interval the later raters hear otherwise.
    const at = unit + (unit % 10 === 9 ? place : 0);
    return { unit, codes: [codes[at % codes.length] ?? codes[0]], source: 'human', version: 0 };
  });
  for (let from = 0; from < coded; from += MAX_UNITS_SAVED)
    await said(rater, 'PUT', `${sheets}/${sheetId}/units`, { units: units.slice(from, from + MAX_UNITS_SAVED) });
  if (submitted) await said(rater, 'POST', `${sheets}/${sheetId}/submit`, {});
}

async function said(by: APIRequestContext, method: string, address: string, data?: object) {
  const answer = await by.fetch(address, { method, ...(data ? { data } : {}) });
  if (!answer.ok()) throw new Error(`${address}: ${await answer.text()}`);
  return answer.json();
}
