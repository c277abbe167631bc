import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RubricSummary } from '../../../shared/api/index.ts';
import { MAX_LABEL, type Rubric } from '../../../shared/study/rubric/rubric.ts';
import { ShippedRubric, shippedRubrics } from '../../../shared/study/rubric/shipped/catalogue.ts';
import { rubricsQuery, useCreateRubric } from '../../api/rubrics.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { STARTER } from '../../study/rubrics/starter.ts';
import { ImportRubric } from './ImportRubric.tsx';
import { RubricRow, ShippedRow } from './RubricRow.tsx';
import styles from './rubrics.module.css';

/** Rubrics: one's own, those that are shared, and those that come with the product. */
export function RubricsScreen(): JSX.Element {
  const { t } = useTranslation(['rubrics', 'common']);
  const sentence = useErrorText();
  const { data, error } = useQuery(rubricsQuery);
  const { keep, busy } = useKeep();
  const copy = useCopied();
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <h1 className={styles['title']}>{t('title')}</h1>
        <div className={styles['acts']}>
          <ImportRubric onRead={keep} />
          <Button variant="primary" icon={<Plus />} busy={busy} onClick={() => keep(STARTER)}>
            {t('new')}
          </Button>
        </div>
      </div>
      {error === null ? null : <Notice tone="bad">{sentence(error)}</Notice>}
      {data === undefined && error === null ? <Spinner large label={t('common:loading')} /> : null}
      {data ? <Kept data={data} /> : null}
      <Part title={t('shipped')}>
        <ul className={styles['rows']}>
          {ShippedRubric.options.map((name) => (
            <ShippedRow key={name} rubric={shippedRubrics[name]} onCopy={() => keep(copy(shippedRubrics[name]))} />
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Kept({ data }: { readonly data: readonly RubricSummary[] }): JSX.Element {
  const { t } = useTranslation('rubrics');
  const [mine, shared] = [data.filter((rubric) => rubric.mine), data.filter((rubric) => !rubric.mine)];
  return (
    <>
      <Part title={t('mine')}>
        <Rows rubrics={mine} none={t('mine.none')} />
      </Part>
      <Part title={t('shared')}>
        <Rows rubrics={shared} none={t('shared.none')} />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className={styles['part']}>
      <h2 className={styles['heading']}>{title}</h2>
      {children}
    </section>
  );
}

function Rows({ rubrics, none }: { readonly rubrics: readonly RubricSummary[]; readonly none: string }): JSX.Element {
  if (rubrics.length === 0) return <p className={styles['note']}>{none}</p>;
  return (
    <ul className={styles['rows']}>
      {rubrics.map((rubric) => (
        <RubricRow key={rubric.rubricId} summary={rubric} />
      ))}
    </ul>
  );
}

/** Keeps a rubric as one's own, and opens it. */
function useKeep() {
  const navigate = useNavigate();
  const create = useCreateRubric();
  const keep = (rubric: Rubric): void =>
    create.mutate(rubric, {
      onSuccess: ({ rubricId }) => void navigate({ to: '/rubrics/$rubricId', params: { rubricId } }),
      onError: tellRefusal,
    });
  return { keep, busy: create.isPending };
}

/** A rubric under a name that says that it is a copy. */
function useCopied(): (rubric: Rubric) => Rubric {
  const { t } = useTranslation('rubrics');
  return (rubric) => {
    const named = (name: string): string => (name === '' ? '' : t('copy.name', { name }).slice(0, MAX_LABEL));
    return { ...rubric, label: { 'zh-CN': named(rubric.label['zh-CN']), en: named(rubric.label.en) } };
  };
}
