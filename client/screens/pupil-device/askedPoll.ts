import type { PupilSheet } from '../../../shared/api/index.ts';

/** The question that a device is asked. */
export type AskedPoll = NonNullable<PupilSheet['poll']>;
