import type { JSX, ReactNode } from 'react';

/** Text for screen readers only. */
export function Said({ children }: { readonly children: ReactNode }): JSX.Element {
  return <span className="said">{children}</span>;
}
