import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Copy, Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RubricAudience, RubricSummary } from '../../../shared/api/index.ts';
import { itemsOf } from '../../../shared/study/rubric/outline.ts';
import { type Rubric, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { ADMINISTRATORS } from '../../../shared/vocabulary/index.ts';
import { usePerson } from '../../api/person.ts';
import { hasRole } from '../../api/roles.ts';
import { rubricQuery, useRemoveRubric, useShareRubric } from '../../api/rubrics.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { Select } from '../../kit/Select.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './rubrics.module.css';
import { SaveAs } from './SaveAs.tsx';

/** A rubric in the list, with what one may do with it. */
export function RubricRow({ summary }: { readonly summary: RubricSummary }): JSX.Element {
  const { t } = useTranslation('rubrics');
  const language = useLanguage();
  const times = useTimes();
  const client = useQueryClient();
  const { roles } = usePerson();
  const { rubricId, label, items, points, ownerName, mine, ready, edition, changedAtMs } = summary;
  const name = wordIn(label, language) || t('untitled');
  const note = [
    t('items', { n: items }),
    ...(points === null ? [] : [t('points', { n: points })]),
    t('edition', { n: edition }),
    ...(mine ? [] : [ownerName]),
    t('changed', { at: times.longMoment(changedAtMs) }),
  ];
  const read = async () => (await client.fetchQuery(rubricQuery(rubricId))).rubric;
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <Link to="/rubrics/$rubricId" params={{ rubricId }} className={styles['name']}>
          {name}
        </Link>
        <span className={styles['note']}>{note.join(' · ')}</span>
      </div>
      <div className={styles['acts']}>
        {ready ? null : <StatusMark tone="attention" word={t('draft')} />}
        {hasRole(roles, ADMINISTRATORS) ? <Audience summary={summary} name={name} /> : null}
        <SaveAs name={name} read={read} />
        {mine ? <Remove summary={summary} name={name} /> : null}
      </div>
    </li>
  );
}

type ShippedProps = { readonly rubric: Rubric; readonly onCopy: () => void };

/** A rubric that comes with the product: to be copied, or saved as a file. */
export function ShippedRow({ rubric, onCopy }: ShippedProps): JSX.Element {
  const { t } = useTranslation('rubrics');
  const language = useLanguage();
  const name = wordIn(rubric.label, language);
  const note = [
    t('items', { n: itemsOf(rubric).length }),
    ...(rubric.points === null ? [] : [t('points', { n: rubric.points })]),
    wordIn(rubric.about, language),
  ];
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['note']}>{note.join(' · ')}</span>
      </div>
      <div className={styles['acts']}>
        <SaveAs name={name} read={async () => rubric} />
        <Button size="s" icon={<Copy />} aria-label={t('copy.of', { name })} onClick={onCopy}>
          {t('copy')}
        </Button>
      </div>
    </li>
  );
}

type Props = { readonly summary: RubricSummary; readonly name: string };

function Audience({ summary: { rubricId, audience }, name }: Props): JSX.Element {
  const { t } = useTranslation('rubrics');
  const { roles, schoolId } = usePerson();
  const share = useShareRubric();
  const isDistrict = roles.includes('district-administrator');
  const choices: RubricAudience[] = [
    'private',
    ...(schoolId === null ? [] : ['school' as const]),
    ...(isDistrict || audience === 'district' ? ['district' as const] : []),
  ];
  return (
    <div className={styles['audience']}>
      <Select
        label={t('audience.of', { name })}
        labelHidden
        placeholder={t(`audience.${audience}`)}
        options={choices.map((value) => ({ value, label: t(`audience.${value}`) }))}
        value={audience}
        disabled={share.isPending}
        onChange={(chosen) => share.mutate({ rubricId, audience: chosen }, { onError: tellRefusal })}
      />
    </div>
  );
}

function Remove({ summary: { rubricId }, name }: Props): JSX.Element {
  const { t } = useTranslation(['rubrics', 'common']);
  const [asking, setAsking] = useState(false);
  const remove = useRemoveRubric();
  return (
    <>
      <IconButton icon={<Trash2 />} word={t('remove.of', { name })} onClick={() => setAsking(true)} />
      <Dialog
        title={t('remove.title')}
        open={asking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button
              variant="danger"
              busy={remove.isPending}
              onClick={() => remove.mutate(rubricId, { onError: tellRefusal, onSettled: () => setAsking(false) })}
            >
              {t('remove')}
            </Button>
          </>
        }
      >
        <p>{t('remove.hint', { name })}</p>
      </Dialog>
    </>
  );
}
