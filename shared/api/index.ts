import type { z } from 'zod';
import { coursesApi } from './courses.ts';
import { displaysApi } from './displays.ts';
import { lessonsApi } from './lessons.ts';
import { peopleApi } from './people.ts';
import { schoolsApi } from './schools.ts';
import { sessionApi } from './session.ts';

export * from './courses.ts';
export * from './displays.ts';
export * from './endpoint.ts';
export * from './lessons.ts';
export * from './people.ts';
export * from './schools.ts';
export * from './session.ts';

/** The whole REST contract. */
export const endpoints = {
  ...sessionApi,
  ...schoolsApi,
  ...peopleApi,
  ...coursesApi,
  ...lessonsApi,
  ...displaysApi,
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
