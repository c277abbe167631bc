import { useEffect, useState } from 'react';
import type { LessonSession } from '../LessonSession.ts';
import { PassCodes } from './PassCodes.ts';

/** Keeps a code for phones as long as the component is there. `null` only before the first effect. */
export function usePassCodes(session: LessonSession): PassCodes | null {
  const [codes, setCodes] = useState<PassCodes | null>(null);
  useEffect(() => {
    const opened = new PassCodes(session);
    setCodes(opened);
    return () => {
      opened.close();
      setCodes(null);
    };
  }, [session]);
  return codes;
}
