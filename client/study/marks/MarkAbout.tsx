import { Frame, Lock, Users, UsersRound } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, MarkAudience } from '../../../shared/api/index.ts';
import styles from './MarkList.module.css';

const AUDIENCE_ICONS: Record<MarkAudience, JSX.Element> = {
  private: <Lock aria-hidden="true" />,
  group: <UsersRound aria-hidden="true" />,
  all: <Users aria-hidden="true" />,
};

type Props = { readonly mark: Mark };

/** What a mark says, or that nothing has been written yet. */
export function MarkWords({ mark: { text } }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  if (text === '') return <p className={styles['quiet']}>{t('unwritten')}</p>;
  return <p className={styles['text']}>{text}</p>;
}

/** Its tags, for whom it is, and whether it frames a part of the picture. */
export function MarkAbout({ mark: { audience, tags, region, changedAtMs } }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  return (
    <p className={styles['about']}>
      {tags.map((tag) => (
        <span key={tag} className={styles['tag']}>
          {tag}
        </span>
      ))}
      <span className={styles['note']}>
        {AUDIENCE_ICONS[audience]}
        {t(`audience.${audience}`)}
      </span>
      {region ? (
        <span className={styles['note']}>
          <Frame aria-hidden="true" />
          {t('has-region')}
        </span>
      ) : null}
      {changedAtMs === null ? null : <span className={styles['note']}>{t('changed')}</span>}
    </p>
  );
}
