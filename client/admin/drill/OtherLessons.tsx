import { Checkbox } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { OtherLesson } from '../../../shared/api/index.ts';
import { Notice } from '../../kit/Notice.tsx';
import styles from './drill.module.css';

type Props = {
  readonly others: readonly OtherLesson[];
  readonly confirmed: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
};

/** Names the lessons that would be interrupted too, and has that confirmed, where it may be. */
export function OtherLessons({ others, confirmed, onConfirm }: Props): JSX.Element {
  const { t } = useTranslation('drill');
  const isForeign = others.some(({ title }) => title === null);
  return (
    <Notice tone="attention">
      <p className={styles['strong']}>{t('plan.others')}</p>
      <ul className={styles['others']}>
        {others.map(({ lessonId, title, schoolName }) => (
          <li key={lessonId}>
            {title === null ? t('plan.others.unknown', { school: schoolName }) : `${title} · ${schoolName}`}
          </li>
        ))}
      </ul>
      <p>{isForeign ? t('plan.others.not-yours') : t('plan.others.told')}</p>
      {isForeign ? null : (
        <Checkbox checked={confirmed} onChange={({ target }) => onConfirm(target.checked)}>
          {t('plan.others.confirm')}
        </Checkbox>
      )}
    </Notice>
  );
}
