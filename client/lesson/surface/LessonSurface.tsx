import type { CSSProperties, JSX, ReactNode } from 'react';
import { type Surface as ShownSurface, surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import { PointerDot } from '../courseware/PointerDot.tsx';
import type { DrawnLesson } from '../DrawnLesson.ts';
import { InkLayer } from '../ink/InkLayer.tsx';

import { Surface } from './Surface.tsx';

type Props = {
  readonly session: DrawnLesson;
  readonly surface: ShownSurface;
  readonly style?: CSSProperties;
  /** What only this screen has on top, e.g. to point with. */
  readonly children?: ReactNode;
};

/** What is drawn as data, with all its layers: the same on the console and on every display. */
export function LessonSurface({ session, surface, style, children }: Props): JSX.Element {
  return (
    <Surface session={session} surface={surface} {...(style ? { style } : {})}>
      <InkLayer session={session} surface={surfaceKey(surface)} />
      <PointerDot session={session} />
      {children}
    </Surface>
  );
}
