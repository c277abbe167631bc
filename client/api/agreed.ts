import { queryOptions } from '@tanstack/react-query';
import type { SchemeKey } from '../../shared/study/scheme.ts';
import type { StudyId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What another decides meanwhile is there after so long, in ms: two people sit over the same differences. */
const LOOK_AGAIN_MS = 4_000;

/** What raters and leads have decided together. Asked only once the blind round is over. */
export const agreedQuery = (studyId: StudyId, scheme: SchemeKey, opened = true) =>
  queryOptions({
    queryKey: ['studies', 'agreed', studyId, scheme],
    queryFn: () => api('agreed.read', { params: { studyId, scheme } }),
    refetchInterval: LOOK_AGAIN_MS,
    enabled: opened,
  });
