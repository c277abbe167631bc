import type { TrackFile } from '../../../shared/api/index.ts';
import { isSourceHeard } from '../../../shared/lesson/audience.ts';
import { chooseScene, isSurface } from '../../../shared/lesson/chooseScene.ts';
import { foldFact } from '../../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../../shared/lesson/state.ts';
import type { LoggedFact } from '../../../shared/protocol/index.ts';
import { SpanBook } from '../../../shared/timeline/SpanBook.ts';
import { type Span, sourceKey } from '../../../shared/timeline/tracks.ts';

type Source = Pick<TrackFile, 'seatId' | 'kind' | 'medium'>;

type Parts = {
  readonly facts: readonly LoggedFact[];
  readonly sources: readonly Source[];
  readonly beganAtMs: number;
  /** What of the take, in ms since it began. */
  readonly span: Span;
};

const keyOf = (source: Source): string => `${sourceKey(source)}.${source.medium}`;

/**
 * When which picture and sound of a take may go to whoever comes from outside: the teacher's always, a classroom's only
 * while the other classrooms saw or heard it. What microphones took up while they were gated stays in the house.
 *
 * @returns For each source its stretches within the span, in ms since the take began.
 */
export function publicSpans({ facts, sources, beganAtMs, span }: Parts): (source: Source) => Span[] {
  const book = new SpanBook<{ readonly key: string }>();
  let state = emptyLesson;
  let takeMs = Number.NEGATIVE_INFINITY;
  for (const fact of facts) {
    // A server's clock may be set back: what comes later in the log happened no earlier.
    takeMs = Math.max(takeMs, fact.atMs - beganAtMs);
    if (takeMs >= span.toMs) break;
    state = foldFact(state, fact);
    book.follow(new Map(toldOf(state, sources).map((key) => [key, { key }])), takeMs);
  }
  const { seats } = state;
  const told = Map.groupBy(book.close(span.toMs), ({ key }) => key);
  return (source) => {
    if (seats[source.seatId]?.role === 'teacher') return [span];
    return (told.get(keyOf(source)) ?? []).flatMap(({ fromMs, toMs }) => {
      const within = { fromMs: Math.max(span.fromMs, fromMs), toMs: Math.min(span.toMs, toMs) };
      return within.toMs > within.fromMs ? [within] : [];
    });
  };
}

function toldOf(state: LessonState, sources: readonly Source[]): string[] {
  const { main, more, side } = chooseScene(state, '');
  const pictures = [...(main && !isSurface(main) ? [main] : []), ...more, ...side].map(keyOf);
  const sounds = sources.filter((source) => source.medium === 'audio' && isSourceHeard(state, source));
  return [...pictures, ...sounds.map(keyOf)];
}
