import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput, Study, StudyRole } from '../../shared/api/index.ts';
import type { SchemeKey } from '../../shared/study/scheme.ts';
import type { PersonId, SheetId, StudyId, TakeId } from '../../shared/vocabulary/index.ts';
import { api } from './api.ts';

/** What others do meanwhile is there after so long, in ms. */
const LOOK_AGAIN_MS = 20_000;

/** The studies that this person is in, newest first. */
export const studiesQuery = queryOptions({
  queryKey: ['studies', 'list'],
  queryFn: async () => (await api('studies.list')).studies,
});

/** A study, with how far each sheet is. */
export const studyQuery = (studyId: StudyId) =>
  queryOptions({
    queryKey: ['studies', 'one', studyId],
    queryFn: () => api('studies.read', { params: { studyId } }),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** People who could be invited; asked only once something is written. */
export const candidatesQuery = (studyId: StudyId, text: string) =>
  queryOptions({
    queryKey: ['studies', 'candidates', studyId, text],
    queryFn: async () => (await api('studies.candidates', { params: { studyId }, query: { text } })).people,
    enabled: text !== '',
  });

/** A sheet that may be read. */
export const sheetQuery = (studyId: StudyId, sheetId: SheetId) =>
  queryOptions({
    queryKey: ['studies', 'sheet', studyId, sheetId],
    queryFn: () => api('sheets.read', { params: { studyId, sheetId } }),
  });

/** One's own sheet for a scheme, begun if there is none. Not kept: it is read anew by each window that codes. */
export const ownSheetQuery = (studyId: StudyId, scheme: SchemeKey) =>
  queryOptions({
    queryKey: ['studies', 'own-sheet', studyId, scheme],
    queryFn: () => api('sheets.begin', { params: { studyId }, body: { scheme } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** Begins a study of a take. */
export function useBeginStudy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      takeId,
      body,
    }: {
      readonly takeId: TakeId;
      readonly body: EndpointInput<'studies.begin'>['body'];
    }) => api('studies.begin', { params: { takeId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['studies'] }),
  });
}

/** Invites somebody, or changes what they do. */
export const useInvite = (studyId: StudyId) =>
  useStudyChange(({ personId, role }: { readonly personId: PersonId; readonly role: StudyRole }) =>
    api('studies.invite', { params: { studyId, personId }, body: { role } }),
  );

/** Takes somebody out. */
export const useDismiss = (studyId: StudyId) =>
  useStudyChange((personId: PersonId) => api('studies.dismiss', { params: { studyId, personId } }));

/** Changes what a study is called, its questions and its date. */
export const useChangeStudy = (studyId: StudyId) =>
  useStudyChange((body: EndpointInput<'studies.change'>['body']) =>
    api('studies.change', { params: { studyId }, body }),
  );

/** Makes a study read-only, for good. */
export const useArchive = (studyId: StudyId) =>
  useStudyChange((_: null) => api('studies.archive', { params: { studyId } }));

function useStudyChange<Given>(mutationFn: (given: Given) => Promise<Study>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['studies'] }) });
}
