import type { JSX } from 'react';
import { Frame } from './Frame.tsx';

/** Stands where the display is still on its way: dark, so that nothing flashes in a dark classroom. */
export function DisplayPending(): JSX.Element {
  return <Frame state="starting">{null}</Frame>;
}
