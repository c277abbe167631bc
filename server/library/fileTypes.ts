import type { TrackFile } from '../../shared/api/index.ts';

/** H264 is not allowed in WebM; Matroska bears it, and browsers play that as it is. */
const isMatroska = (codec: TrackFile['codec']): boolean => codec === 'h264';

/** How the name of a track file ends. */
export const endingOf = ({ codec }: Pick<TrackFile, 'codec'>): 'mkv' | 'webm' => (isMatroska(codec) ? 'mkv' : 'webm');

/** What a track file is to a browser. */
export function contentTypeOf({ codec, medium }: Pick<TrackFile, 'codec' | 'medium'>): string {
  return `${medium}/${isMatroska(codec) ? 'x-matroska' : 'webm'}`;
}
