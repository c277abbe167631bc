import type { Medium, StreamKind } from '../../../shared/vocabulary/index.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import type { LocalStream } from '../LocalStreams.ts';

/** What this device sends of a kind, if anything. */
export function useLocalStream(session: LessonSession, kind: StreamKind, medium: Medium): LocalStream | undefined {
  return useObservable(session.local.streams).get(`${kind}/${medium}`);
}
