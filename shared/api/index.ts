import type { z } from 'zod';
import { coursesApi } from './courses.ts';
import { decksApi, deckTransfers } from './decks.ts';
import { displaysApi } from './displays.ts';
import { lessonsApi } from './lessons.ts';
import { passesApi } from './passes.ts';
import { peopleApi } from './people.ts';
import { pupilsApi, pupilTransfers } from './pupils.ts';
import { schoolsApi } from './schools.ts';
import { sessionApi } from './session.ts';

export * from './courses.ts';
export * from './decks.ts';
export * from './displays.ts';
export * from './endpoint.ts';
export * from './lessons.ts';
export * from './passes.ts';
export * from './people.ts';
export * from './pupils.ts';
export * from './schools.ts';
export * from './session.ts';

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
};

/** What carries files instead of JSON. */
export const transfers = { ...deckTransfers, ...pupilTransfers };

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
