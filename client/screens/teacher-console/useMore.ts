import { useState } from 'react';

/** What stands behind 更多, in this order. */
export const MORE_PARTS = ['roll', 'phones', 'pupils', 'devices', 'shortcuts'] as const;
export type MorePart = (typeof MORE_PARTS)[number];

/** Which of it is seen, and whether any is. */
export type More = {
  readonly isOpen: boolean;
  readonly part: MorePart;
  readonly setOpen: (open: boolean) => void;
  readonly show: (part: MorePart) => void;
  /** Opens on a part, or closes it when that is what is seen. */
  readonly toggle: (part: MorePart) => void;
};

/** Opens where it was left. */
export function useMore(): More {
  const [isOpen, setOpen] = useState(false);
  const [part, show] = useState<MorePart>('roll');
  const toggle = (wanted: MorePart): void => {
    setOpen(!(isOpen && part === wanted));
    show(wanted);
  };
  return { isOpen, part, setOpen, show, toggle };
}
