import type { z } from 'zod';
import { agreedApi } from './agreed.ts';
import { auditApi } from './audit.ts';
import { catchupApi } from './catchup.ts';
import { compositionsApi, compositionTransfers } from './compositions.ts';
import { coursesApi } from './courses.ts';
import { decksApi, deckTransfers } from './decks.ts';
import { displaysApi } from './displays.ts';
import { drillsApi } from './drills.ts';
import { exportTransfers } from './exports.ts';
import { lessonsApi } from './lessons.ts';
import { lessonMarksApi, marksApi } from './marks.ts';
import { observingApi } from './observing.ts';
import { parallelsApi } from './parallels.ts';
import { passesApi } from './passes.ts';
import { peopleApi } from './people.ts';
import { pupilsApi, pupilTransfers } from './pupils.ts';
import { rubricsApi } from './rubrics.ts';
import { schemesApi } from './schemes.ts';
import { schoolsApi } from './schools.ts';
import { scoresApi } from './scores.ts';
import { searchApi } from './search.ts';
import { sessionApi } from './session.ts';
import { settingsApi } from './settings.ts';
import { sharesApi, shareTransfers } from './shares.ts';
import { sheetsApi } from './sheets.ts';
import { storageApi } from './storage.ts';
import { studiesApi } from './studies.ts';
import { studyWorkApi } from './studyWork.ts';
import { takesApi, takeTransfers } from './takes.ts';

export * from './agreed.ts';
export * from './audit.ts';
export * from './catchup.ts';
export * from './compositions.ts';
export * from './courses.ts';
export * from './decks.ts';
export * from './displays.ts';
export * from './drills.ts';
export * from './endpoint.ts';
export * from './exports.ts';
export * from './lessons.ts';
export * from './marks.ts';
export * from './observing.ts';
export * from './parallels.ts';
export * from './passes.ts';
export * from './people.ts';
export * from './pupils.ts';
export * from './rubrics.ts';
export * from './schemes.ts';
export * from './schools.ts';
export * from './scores.ts';
export * from './search.ts';
export * from './session.ts';
export * from './settings.ts';
export * from './shares.ts';
export * from './sheets.ts';
export * from './storage.ts';
export * from './studies.ts';
export * from './studyWork.ts';
export * from './takes.ts';

/** The whole REST contract. */
export const endpoints = {
  ...sessionApi,
  ...schoolsApi,
  ...peopleApi,
  ...coursesApi,
  ...lessonsApi,
  ...decksApi,
  ...displaysApi,
  ...passesApi,
  ...pupilsApi,
  ...catchupApi,
  ...takesApi,
  ...settingsApi,
  ...storageApi,
  ...auditApi,
  ...compositionsApi,
  ...sharesApi,
  ...marksApi,
  ...lessonMarksApi,
  ...observingApi,
  ...studiesApi,
  ...sheetsApi,
  ...schemesApi,
  ...agreedApi,
  ...studyWorkApi,
  ...parallelsApi,
  ...rubricsApi,
  ...scoresApi,
  ...searchApi,
  ...drillsApi,
};

/** What carries files instead of JSON. */
export const transfers = {
  ...deckTransfers,
  ...pupilTransfers,
  ...takeTransfers,
  ...compositionTransfers,
  ...shareTransfers,
  ...exportTransfers,
};

export type EndpointName = keyof typeof endpoints;
/** What the caller sends, before parsing (defaults and transforms not yet applied). */
export type EndpointInput<N extends EndpointName> = {
  readonly params: z.input<(typeof endpoints)[N]['params']>;
  readonly query: z.input<(typeof endpoints)[N]['query']>;
  readonly body: z.input<(typeof endpoints)[N]['body']>;
};
/** What the handler gets, parsed. */
export type EndpointRequest<N extends EndpointName> = {
  readonly params: z.output<(typeof endpoints)[N]['params']>;
  readonly query: z.output<(typeof endpoints)[N]['query']>;
  readonly body: z.output<(typeof endpoints)[N]['body']>;
};
export type EndpointReply<N extends EndpointName> = z.output<(typeof endpoints)[N]['reply']>;

/** One handler for each endpoint of the contract: a missing one does not compile. */
export type EndpointHandlers<Caller> = {
  readonly [N in EndpointName]: (caller: Caller, request: EndpointRequest<N>) => Promise<EndpointReply<N>>;
};

export type TransferName = keyof typeof transfers;
/** What the handler of a transfer gets, parsed. */
export type TransferRequest<N extends TransferName> = {
  readonly params: z.output<(typeof transfers)[N]['params']>;
  readonly query: z.output<(typeof transfers)[N]['query']>;
};
/** What an upload is answered with. */
export type UploadReply = z.output<(typeof transfers)['decks.upload']['reply']>;
