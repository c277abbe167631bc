import { useEffect } from 'react';

/** Makes the page behind the screen dark too, so that nothing flashes at its edges or while it reloads. */
export function useDarkPage(): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = 'dark';
    return () => {
      delete document.documentElement.dataset['theme'];
    };
  }, []);
}
