import { z } from 'zod';
import { Message, MessageText } from '../lesson/messagesState.ts';
import { ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const messagesRequests = {
  /** From a phone to the teacher. The other phones of the classroom read it too. */
  'message.to-teacher': request({
    by: ['assistant'],
    body: z.strictObject({ text: MessageText }),
    reply: z.object({}),
  }),
  /** From the teacher to the phones of one classroom; `null`: to those of all. */
  'message.to-classroom': request({
    by: ['teacher'],
    body: z.strictObject({ text: MessageText, classroomId: ClassroomId.nullable() }),
    reply: z.object({}),
  }),
};

export const messagesFacts = {
  /** Told to the teacher and to the classroom that it concerns; the others are told only that there was a fact. */
  'message.sent': Message.omit({ atMs: true }),
};
