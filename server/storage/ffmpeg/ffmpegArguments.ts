import type { Span } from '../../../shared/timeline/tracks.ts';
import type { Film, FilmSound, Shot } from '../../library/composition/filmOf.ts';
import { FILM, FRAME_MS, type Place } from '../../library/composition/filmPlaces.ts';
import { COLOURS } from '../film/sheetColours.ts';

/** Where the file of a picture or sound is. */
export type PathOf = (file: Shot['pictures'][number]['file']) => string;

const QUIET = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y'];
const PROGRESS = ['-progress', 'pipe:1', '-stats_period', '0.5'];
const s = (ms: number): string => (ms / 1_000).toFixed(3);
const RATE = 1_000 / FRAME_MS;
const HZ = 48_000;
/** What is behind everything, as on a display. */
const GROUND = COLOURS.paper.replace('#', '0x');

/** Where the files of a shot are. */
export type ShotFiles = {
  readonly pathOf: PathOf;
  /** The list of the pictures of what is drawn in it; `undefined` when nothing is. */
  readonly drawn: string | undefined;
  readonly to: string;
};

/**
 * One shot of a film, without sound: exactly its frames, so that shots can be put one after the other.
 *
 * Files are entered at the key frame before the shot, and what lies before it is decoded with times below 0: so there is
 * a picture from the first frame on. A stream's size may change in the midst of it; then it is scaled anew, since
 * beginning the whole graph anew would lose the other pictures.
 */
export function shotArguments({ fromMs, toMs, pictures }: Shot, { pathOf, drawn, to }: ShotFiles): string[] {
  const cameras = pictures.flatMap(({ file, fileMs }) => [
    ...['-reinit_filter', '0', '-noaccurate_seek', '-ss', s(fileMs), '-i', pathOf(file)],
  ]);
  const ground = drawn === undefined ? plainGround(toMs - fromMs) : drawnGround(pictures.length);
  const inputs = [...cameras, ...(drawn === undefined ? [] : ['-f', 'concat', '-safe', '1', '-i', drawn])];
  const laid = pictures.flatMap(({ place }, index) => [
    `[${index}:v:0]${scaled(place)}[picture${index}]`,
    `[on${index}][picture${index}]${placed(place)}[on${index + 1}]`,
  ]);
  return [
    ...QUIET,
    ...PROGRESS,
    ...inputs,
    ...['-filter_complex', [`${ground}[on0]`, ...laid].join(';'), '-map', `[on${pictures.length}]`],
    ...['-frames:v', `${Math.round((toMs - fromMs) / FRAME_MS)}`, '-r', `${RATE}`],
    // Without frames that lean on later ones a shot ends where it ends.
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-bf', '0', '-g', `${4 * RATE}`, '-threads', '2'],
    ...['-pix_fmt', 'yuv420p', '-f', 'matroska', to],
  ];
}

const plainGround = (lengthMs: number): string =>
  `color=c=${GROUND}:s=${FILM.widthPx}x${FILM.heightPx}:r=${RATE}:d=${s(lengthMs)},format=yuv420p`;

/** Each drawn picture stays until the next, and the last to the end, wherever that is. */
const drawnGround = (input: number): string =>
  `[${input}:v:0]fps=${RATE},tpad=stop=-1:stop_mode=clone,scale=out_range=tv,setsar=1,format=yuv420p`;

const scaled = ({ widthPx, heightPx }: Place): string =>
  `scale=${widthPx}:${heightPx}:force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1,format=yuv420p`;

/** In the middle of its place. When its stream falls silent the last picture stays, as it did on the screen. */
const placed = ({ xPx, yPx, widthPx, heightPx }: Place): string =>
  `overlay=x=${xPx}+(${widthPx}-w)/2:y=${yPx}+(${heightPx}-h)/2:eof_action=repeat`;

/** The list by which ffmpeg puts files one after the other. Their names have nothing in them that must be quoted. */
export const shotList = (names: readonly string[]): string => names.map((name) => `file ${name}\n`).join('');

type Joined = {
  readonly film: Pick<Film, 'lengthMs' | 'sounds'>;
  readonly pathOf: PathOf;
  /** Path of the list of shots. */
  readonly list: string;
  /** Path of the file that says how sounds are mixed. */
  readonly mix: string;
  readonly to: string;
};

/** All shots one after the other, with the sound, as an MP4 that begins to play before it has come whole. */
export function joinArguments({ film: { lengthMs, sounds }, pathOf, list, mix, to }: Joined): string[] {
  const inputs = sounds.flatMap(({ file, fileMs, fromMs, toMs }) => [
    ...['-ss', s(fileMs), '-t', s(toMs - fromMs), '-i', pathOf(file)],
  ]);
  return [
    ...QUIET,
    ...PROGRESS,
    ...['-f', 'concat', '-safe', '1', '-i', list, ...inputs],
    ...['-filter_complex_script', mix, '-map', '0:v:0', '-map', '[mixed]'],
    ...['-c:v', 'copy', '-c:a', 'aac', '-b:a', '160k', '-t', s(lengthMs), '-threads', '2'],
    ...['-movflags', '+faststart', '-map_metadata', '-1', '-f', 'mp4', to],
  ];
}

/**
 * How sounds become one: each at its time, silent where it was not heard, all as loud as they were. The input before the
 * first sound is the picture.
 */
export function mixScript({ lengthMs, sounds }: Pick<Film, 'lengthMs' | 'sounds'>): string {
  const ground = `anullsrc=r=${HZ}:cl=stereo,atrim=duration=${s(lengthMs)}[sound0]`;
  const each = sounds.map((sound, index) => `[${index + 1}:a:0]${soundFilters(sound)}[sound${index + 1}]`);
  const all = Array.from({ length: sounds.length + 1 }, (_, index) => `[sound${index}]`).join('');
  const mix = `${all}amix=inputs=${sounds.length + 1}:duration=first:normalize=0,alimiter=limit=0.95:level=0[mixed]`;
  return [ground, ...each, mix].join(';\n');
}

function soundFilters({ fromMs, heard }: FilmSound): string {
  const gates = heard.map((span) => within(span, fromMs)).join('+');
  return [
    // Where packets were lost there is silence, so that what follows is not early.
    `aresample=${HZ}:async=1:min_hard_comp=0.05:first_pts=0`,
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `volume=volume=0:enable='not(${gates})'`,
    `adelay=delays=${Math.round(fromMs)}:all=1`,
  ].join(',');
}

const within = ({ fromMs, toMs }: Span, sinceMs: number): string =>
  `between(t,${s(fromMs - sinceMs)},${s(toMs - sinceMs)})`;
