import { useMemo } from 'react';
import { useLanguage } from './language.ts';
import { type Times, timesIn } from './times.ts';

/** The formats for times in the language on screen. */
export function useTimes(): Times {
  const language = useLanguage();
  return useMemo(() => timesIn(language), [language]);
}
