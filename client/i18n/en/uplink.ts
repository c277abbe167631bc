import type { Translation } from '../texts.ts';
import type { uplink as original } from '../zh-CN/uplink.ts';

/** A way up that carries less than everything. */
export const uplink: Translation<typeof original> = {
  'own.less': 'Your upload is slow: smaller picture, sound goes on',
  'own.sound-only': 'Your upload is too slow: no picture, sound goes on',
  'own.help': 'Stop other uploads and downloads; use a network cable if you can.',
  'room.less': 'Slow upload',
  'room.sound-only': 'Sound only',
  'room.less.means': 'Slow upload there: smaller picture, sound goes on',
  'room.sound-only.means': 'Upload there too slow: no picture, sound goes on',
  'sent.less': 'slow upload, smaller picture',
  'sent.sound-only': 'upload too slow, sound only',
};
