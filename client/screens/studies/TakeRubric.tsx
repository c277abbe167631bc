import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_STUDY_RUBRICS, type Study } from '../../../shared/api/index.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import { ShippedRubric, shippedRubrics } from '../../../shared/study/rubric/shipped/catalogue.ts';
import type { RubricId } from '../../../shared/vocabulary/index.ts';
import { rubricsQuery } from '../../api/rubrics.ts';
import { useTakeRubric } from '../../api/scores.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Select } from '../../kit/Select.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './studies.module.css';

type Props = { readonly study: Study; readonly taken: number };

/** Takes a rubric into a study: one that comes with the product, one's own, or a shared one. */
export function TakeRubric({ study, taken }: Props): JSX.Element {
  const { t } = useTranslation('scores');
  const [open, setOpen] = useState(false);
  if (taken >= MAX_STUDY_RUBRICS) return <p className={styles['note']}>{t('take.full', { n: MAX_STUDY_RUBRICS })}</p>;
  return (
    <>
      <Button icon={<Plus />} onClick={() => setOpen(true)}>
        {t('take')}
      </Button>
      {open ? <Choose study={study} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Choose({ study, onClose }: { readonly study: Study; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation(['scores', 'common']);
  const language = useLanguage();
  const { data } = useQuery(rubricsQuery);
  const [chosen, setChosen] = useState<RubricId | ShippedRubric | null>(null);
  const take = useTakeRubric(study.studyId);
  const options = [
    ...ShippedRubric.options.map((name) => ({
      value: name as RubricId | ShippedRubric,
      label: wordIn(shippedRubrics[name].label, language),
      note: t('shipped'),
    })),
    ...(data ?? [])
      .filter(({ ready }) => ready)
      .map(({ rubricId, label, ownerName, edition }) => ({
        value: rubricId,
        label: wordIn(label, language),
        note: [ownerName, t('edition', { n: edition })].join(' · '),
      })),
  ];
  return (
    <Dialog
      title={t('take')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            busy={take.isPending}
            disabled={chosen === null}
            onClick={() => {
              if (chosen !== null) take.mutate(chosen, { onSuccess: onClose, onError: tellRefusal });
            }}
          >
            {t('take.yes')}
          </Button>
        </>
      }
    >
      <Select
        label={t('title')}
        placeholder={t('take.choose')}
        hint={t('take.hint')}
        options={options}
        value={chosen}
        onChange={setChosen}
      />
    </Dialog>
  );
}
