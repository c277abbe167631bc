import { useEffect } from 'react';

/**
 * Makes the whole page one that is read from far away: dark, so that nothing flashes at the screen's edges or while it
 * reloads, and with whatever stands outside the screen, such as toasts, as large as what is in it.
 */
export function useFarPage(): void {
  useEffect(() => {
    const page = document.documentElement.dataset;
    page['theme'] = 'dark';
    page['reading'] = 'far';
    return () => {
      delete page['theme'];
      delete page['reading'];
    };
  }, []);
}
