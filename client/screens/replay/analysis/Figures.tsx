import type { JSX } from 'react';
import type { Span } from '../../../../shared/timeline/tracks.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import styles from './analysis.module.css';

/** A number with its name. */
type Figure = {
  readonly name: string;
  readonly value: string | null;
  readonly spans: readonly Span[];
};

/** A few numbers beside one another, each with its name above it. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }): JSX.Element {
  return (
    <dl className={styles['figures']}>
      {figures.map(({ name, value, spans }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <EvidenceButton about={name} value={value} spans={spans} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
