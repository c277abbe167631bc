import { type PointerEvent, type RefCallback, useCallback, useEffect, useMemo } from 'react';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { following, panned, zoomed } from '../../../../shared/timeline/zoom.ts';
import type { PlaybackClock } from '../../../playback/PlaybackClock.ts';

/** How much one notch of a wheel zooms. */
const WHEEL_ZOOM = 1.002;

type SetSeen = (change: (now: Span) => Span) => void;

/** What a lane needs to be pressed and dragged on. */
export type Picking = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
};

/** A press on a lane goes to that moment; dragging goes along. */
export function usePicking(clock: PlaybackClock, seen: Span): Picking {
  return useMemo(() => {
    const go = ({ currentTarget, clientX }: PointerEvent<HTMLElement>): void => {
      const { left, width } = currentTarget.getBoundingClientRect();
      clock.seek(seen.fromMs + ((clientX - left) / Math.max(1, width)) * (seen.toMs - seen.fromMs));
    };
    return {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      },
      onPointerMove: (event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      },
    };
  }, [clock, seen]);
}

/** The wheel looks closer where the pointer is; sideways it moves along. */
export function useWheelZoom(lengthMs: number, setSeen: SetSeen): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement) => {
      // Asked only once for each width: the answer lays out the page, and a wheel turns often.
      let area: DOMRect | undefined;
      const watcher = new ResizeObserver(() => {
        area = undefined;
      });
      watcher.observe(element);
      const onWheel = (event: WheelEvent): void => {
        area ??= element.querySelector('[data-lane], [role="slider"]')?.getBoundingClientRect();
        if (!area || area.width === 0) return;
        const { left, width } = area;
        event.preventDefault();
        const share = (event.clientX - left) / width;
        setSeen((now) => {
          const seenMs = now.toMs - now.fromMs;
          if (Math.abs(event.deltaX) > Math.abs(event.deltaY))
            return panned(now, (event.deltaX / width) * seenMs, lengthMs);
          return zoomed(now, WHEEL_ZOOM ** event.deltaY, { atMs: now.fromMs + share * seenMs, lengthMs });
        });
      };
      // React's own listener could not keep the page from scrolling.
      element.addEventListener('wheel', onWheel, { passive: false });
      return () => {
        watcher.disconnect();
        element.removeEventListener('wheel', onWheel);
      };
    },
    [lengthMs, setSeen],
  );
}

/** Looked at this often, in ms. */
const FOLLOW_EVERY_MS = 250;

/** Turns the page of a timeline that is looked at closely, when time runs out of it. */
export function useFollowing(clock: PlaybackClock, setSeen: SetSeen): void {
  useEffect(() => {
    const follow = (): void => setSeen((now) => following(now, clock.read(), clock.lengthMs));
    const timer = setInterval(() => clock.isRunning && follow(), FOLLOW_EVERY_MS);
    const stop = clock.jumps.subscribe(follow);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [clock, setSeen]);
}
