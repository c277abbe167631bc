import { useEffect } from 'react';
import type { LessonSession } from '../LessonSession.ts';
import { DrillReporter } from './DrillReporter.ts';

/** Reports what this device goes through in drills, for as long as the component is there. */
export function useDrillReport(session: LessonSession): void {
  useEffect(() => {
    const reporter = new DrillReporter(session);
    return () => reporter.close();
  }, [session]);
}
