import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../../shared/study/rubric/faults.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useObservable } from '../../kit/Observable.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import type { Draft } from '../../study/rubrics/Draft.ts';
import styles from './rubrics.module.css';

/** What is still to be put right; each opens the node that it is in. */
export function Faults({ draft }: { readonly draft: Draft }): JSX.Element {
  const { t } = useTranslation('rubrics');
  const language = useLanguage();
  const rubric = useObservable(draft.rubric);
  const faults = faultsOf(rubric);
  if (faults.length === 0) return <StatusMark tone="good" word={t('ready')} />;
  return (
    <details className={styles['faulty']} data-faults={faults.length}>
      <summary>
        <StatusMark tone="attention" word={t('faults', { count: faults.length })} />
      </summary>
      <ul className={styles['faults']}>
        {faults.map(({ code, index, sum = 0, of = 0 }) => {
          const node = index === null ? undefined : rubric.nodes[index];
          const where = node
            ? t('faults.node', { n: (index ?? 0) + 1, name: wordIn(node.label, language) })
            : t('whole');
          return (
            <li key={`${index} ${code}`} data-fault={code}>
              <button type="button" className={styles['link']} onClick={() => draft.at.set(index)}>
                {where}
              </button>{' '}
              {t(`fault.${code}`, { sum, of })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
