import type { Translation } from '../texts.ts';
import type { restarting as original } from '../zh-CN/restarting.ts';

/** While the server is being started anew because somebody has asked for it. */
export const restarting: Translation<typeof original> = {
  title: 'The server is restarting and will be back in a moment…',
};
