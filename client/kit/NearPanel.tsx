import { type JSX, type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import styles from './PopoverButton.module.css';
import { useView } from './ViewContext.ts';

type Props = {
  readonly word: string;
  /** What opened it: a press on that closes it by itself. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small panel above its button, for where a popover would open in the wrong window. A press beside it and Escape close it. */
export function NearPanel({ word, opener, onClose, children }: Props): JSX.Element {
  const panel = useRef<HTMLDivElement>(null);
  const view = useView();
  const onPress = useEffectEvent((event: PointerEvent): void => {
    const path = event.composedPath();
    if (![panel.current, opener.current].some((own) => own !== null && path.includes(own))) onClose();
  });
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
  });
  useEffect(() => {
    const end = new AbortController();
    view.addEventListener('pointerdown', (event) => onPress(event), { signal: end.signal });
    view.addEventListener('keydown', (event) => onKey(event), { signal: end.signal });
    return () => end.abort();
  }, [view]);
  return (
    <div ref={panel} className={styles['near']} role="dialog" aria-label={word}>
      {children}
    </div>
  );
}
