import type { JSX, ReactNode } from 'react';
import type { LessonAnalysis } from '../../../../shared/study/analysis/analyse.ts';
import styles from './analysis.module.css';
import type { AnalysisWords } from './useWords.ts';

/** What every section of the page is made from. */
export type SectionProps = { readonly analysis: LessonAnalysis; readonly words: AnalysisWords };

type Props = {
  /** Its place on the page, for links to it. */
  readonly id: string;
  readonly title: string;
  /** What can be chosen for the whole section. */
  readonly choices?: ReactNode;
  readonly children: ReactNode;
};

/** A section of the page with its heading. */
export function SectionFrame({ id, title, choices, children }: Props): JSX.Element {
  return (
    <section id={id} className={styles['section']} aria-label={title}>
      <div className={styles['sectionHead']}>
        <h2 className={styles['heading']}>{title}</h2>
        {choices}
      </div>
      {children}
    </section>
  );
}

/** A sentence that explains numbers. */
export function Hint({ children }: { readonly children: ReactNode }): JSX.Element {
  return <p className={styles['hint']}>{children}</p>;
}
