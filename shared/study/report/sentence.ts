import type { Surface } from '../../lesson/surfaceState.ts';
import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';

/** What is counted in a report; each has its own word beside the number. */
export type CountUnit =
  | 'rooms'
  | 'pupils'
  | 'turns'
  | 'hands'
  | 'called'
  | 'grants'
  | 'polls'
  | 'answers'
  | 'pages'
  | 'breaks';

/** A part of a sentence that differs from lesson to lesson. Those with `spans` open the seconds that they come from. */
export type ReportPart =
  | { readonly kind: 'count'; readonly unit: CountUnit; readonly value: number; readonly spans: readonly Span[] }
  | { readonly kind: 'length'; readonly valueMs: number; readonly spans: readonly Span[] }
  /** A share, 0–1. */
  | { readonly kind: 'share'; readonly value: number; readonly spans: readonly Span[] }
  | { readonly kind: 'page'; readonly surface: Surface; readonly spans: readonly Span[] }
  | { readonly kind: 'rooms'; readonly classroomIds: readonly ClassroomId[] };

/** What a report speaks of, in this order. */
export const REPORT_TOPICS = ['lesson', 'speech', 'hands', 'polls', 'pages', 'lines', 'unknown'] as const;
export type ReportTopic = (typeof REPORT_TOPICS)[number];

/** The parts that each sentence needs. Its words are the screen's. */
export type SentenceParts = {
  readonly 'lesson.length': 'length' | 'rooms';
  readonly 'lesson.pupils': 'pupils';
  readonly 'teacher.spoke': 'turns' | 'length';
  readonly 'teacher.silent': never;
  readonly 'rooms.silent': never;
  readonly 'room.spoke': 'room' | 'turns' | 'length' | 'silence';
  readonly 'room.silent': 'room';
  readonly 'room.share': 'room' | 'share' | 'expected';
  readonly 'rooms.few': never;
  readonly 'hands.none': never;
  readonly 'room.hands': 'room' | 'hands' | 'granted' | 'grants';
  readonly 'polls.none': never;
  readonly 'polls.asked': 'polls' | 'answers';
  readonly 'polls.open': 'polls';
  readonly 'room.answers': 'room' | 'answers' | 'polls';
  readonly 'rooms.answered': 'rooms';
  readonly 'pages.none': never;
  readonly 'pages.shown': 'pages' | 'length';
  readonly 'pages.longest': 'page' | 'length';
  readonly 'lines.good': never;
  readonly 'room.lost': 'room' | 'breaks' | 'length';
  readonly 'room.sound-only': 'room' | 'breaks' | 'length';
  readonly 'unknown.wait': never;
  readonly 'unknown.pupil': never;
  readonly 'unknown.spoken-questions': never;
  readonly 'unknown.muted': 'rooms';
  readonly 'unknown.rolled': 'rooms';
  readonly 'unknown.lines': 'rooms';
};
export type SentenceKey = keyof SentenceParts;

/** A sentence as data: which one it is, and what stands in its places. */
export type ReportSentence = {
  readonly topic: ReportTopic;
  readonly key: SentenceKey;
  readonly parts: Readonly<Record<string, ReportPart>>;
};
