import { useEffect } from 'react';

/** Lets this page, and only this one, be installed as an app: an installed display may play sound without a press. */
export function useAppManifest(): void {
  useEffect(() => {
    const link = Object.assign(document.createElement('link'), { rel: 'manifest', href: '/display.webmanifest' });
    document.head.append(link);
    return () => link.remove();
  }, []);
}
