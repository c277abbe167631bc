import { z } from 'zod';
import { personalName } from './personalName.ts';
import { AnswerNumber, line, MAX_OPTIONS, MAX_TEXT_LENGTH } from './pollState.ts';

/** The longest nickname. */
export const MAX_NICKNAME = 12;

/** More devices than a classroom has pupils. */
export const MAX_DEVICES = 120;

/** What a pupil wants to be called. */
export const Nickname = personalName(MAX_NICKNAME);

/** What one pupil answers. */
export const PupilAnswer = z.discriminatedUnion('kind', [
  /** The options that are ticked, by their number from 0. */
  z.strictObject({
    kind: z.literal('choices'),
    options: z
      .array(
        z
          .int()
          .min(0)
          .max(MAX_OPTIONS - 1),
      )
      .min(1)
      .max(MAX_OPTIONS)
      .refine((options) => new Set(options).size === options.length),
  }),
  z.strictObject({ kind: z.literal('number'), value: AnswerNumber }),
  z.strictObject({ kind: z.literal('text'), text: line(MAX_TEXT_LENGTH).min(1) }),
]);
export type PupilAnswer = z.infer<typeof PupilAnswer>;

/** Pupils' own devices (学生设备) in a lesson. Who they are is not in the log: a nickname is nobody's but the class's. */
export const PupilsState = z.object({
  /** Whether the codes stand on the displays and devices are let in. Those that are in stay. */
  open: z.boolean(),
  /** Whether what pupils write is shown only after the teacher has let it pass. */
  moderated: z.boolean(),
  /** How many have come, by classroom. */
  devices: z.record(z.string(), z.int().min(0)),
});
export type PupilsState = z.infer<typeof PupilsState>;
