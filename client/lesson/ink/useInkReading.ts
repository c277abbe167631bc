import { useEffect } from 'react';
import { AppError } from '../../../shared/errors/index.ts';
import { firstUnread, withRead } from '../../../shared/lesson/inkSurface.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { LessonSession } from '../LessonSession.ts';

/** Wait before strokes that could not be read are asked for again, in ms. */
const AGAIN_AFTER_MS = 500;

/** Reads what was drawn on a surface before this device came, as soon as the surface is shown. */
export function useInkReading(session: Pick<LessonSession, 'ask' | 'store' | 'status'>, surface: string): void {
  useEffect(() => {
    let gone = false;
    let reading = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readMore = (): void => {
      const piece = unreadPiece(session.store.read(), surface);
      if (gone || reading || piece === undefined || !isInside(session)) return;
      reading = true;
      session
        .ask('ink.read', { surface, piece })
        .then(({ seq, pieces }) => {
          // Facts that overtook the answer: ask again, for what is true now.
          session.store.fill(seq, (state) => withPieces(state, surface, { from: piece, pieces }));
          reading = false;
          readMore();
        })
        .catch((thrown: unknown) => {
          reading = false;
          if (AppError.from(thrown).retry && !gone) timer = setTimeout(readMore, AGAIN_AFTER_MS);
        });
    };
    const stops = [session.store.subscribe(readMore), session.status.subscribe(readMore)];
    readMore();
    return () => {
      gone = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [session, surface]);
}

const isInside = ({ status }: Pick<LessonSession, 'status'>): boolean =>
  ['joined', 'observing'].includes(status.read().step);

function unreadPiece({ ink }: LessonState, key: string): number | undefined {
  const surface = ink.surfaces[key];
  return surface && firstUnread(surface);
}

type Read = { readonly from: number; readonly pieces: Parameters<typeof withRead>[2] };

function withPieces(state: LessonState, key: string, { from, pieces }: Read): LessonState {
  const surface = state.ink.surfaces[key];
  if (!surface) return state;
  const surfaces = { ...state.ink.surfaces, [key]: withRead(surface, from, pieces) };
  return { ...state, ink: { ...state.ink, surfaces } };
}
