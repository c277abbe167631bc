import { useEffect } from 'react';

/** Where the style sheet of the paper reads what stands at the head of each page. */
const HEAD = '--running-head';

/** What stands at the head of each printed page after the first, for as long as the component is there. */
export function useRunningHead(text: string): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty(HEAD, JSON.stringify(text));
    return () => {
      style.removeProperty(HEAD);
    };
  }, [text]);
}
