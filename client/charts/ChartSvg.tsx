import { type JSX, type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import styles from './charts.module.css';

type Props = {
  /** What it shows; said to screen readers, and written over an exported picture. */
  readonly label: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly children: ReactNode;
};

const marksOf = (svg: SVGSVGElement | null): SVGElement[] => [
  ...(svg?.querySelectorAll<SVGElement>('[data-mark]') ?? []),
];

/**
 * The sheet of a chart. Its marks are one stop of the tab key: the arrow keys go from one to the next, so that nobody must
 * press a key two hundred times to get past a curve.
 */
export function ChartSvg({ label, widthPx, heightPx, children }: Props): JSX.Element {
  const sheet = useRef<SVGSVGElement>(null);
  useOneStop(sheet);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no field set; the keys are of the marks in it.
    <svg
      ref={sheet}
      className={styles['sheet']}
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="group"
      aria-label={label}
      onKeyDown={(event) => walk(sheet.current, event)}
    >
      {children}
    </svg>
  );
}

function useOneStop(sheet: RefObject<SVGSVGElement | null>): void {
  useLayoutEffect(() => {
    const marks = marksOf(sheet.current);
    if (!marks.some((mark) => mark === document.activeElement))
      for (const [index, mark] of marks.entries()) mark.setAttribute('tabindex', index === 0 ? '0' : '-1');
  });
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function walk(svg: SVGSVGElement | null, event: KeyboardEvent): void {
  const marks = marksOf(svg);
  const { activeElement } = document;
  const at = activeElement instanceof SVGElement ? marks.indexOf(activeElement) : -1;
  const step = STEPS[event.key];
  if (at < 0 || step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  // Otherwise the player would go back and on.
  event.preventDefault();
  const next = marks[at + step];
  if (!next) return;
  for (const mark of marks) mark.setAttribute('tabindex', mark === next ? '0' : '-1');
  next.focus();
}
