import { useEffect, useState } from 'react';
import { Display } from './life/Display.ts';
import { OwnDevices } from './life/OwnDevices.ts';
import { readSynthetic } from './readSynthetic.ts';

/** Runs the display for as long as the screen is there. `null` only before the first effect. */
export function useDisplay(): Display | null {
  const [display, setDisplay] = useState<Display | null>(null);
  useEffect(() => {
    const opened = new Display({
      devices: new OwnDevices(readSynthetic(window.location.search)),
      reload: () => window.location.reload(),
    });
    setDisplay(opened);
    return () => {
      opened.close();
      setDisplay(null);
    };
  }, []);
  return display;
}
