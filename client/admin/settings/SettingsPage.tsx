import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingSettings } from '../../../shared/api/index.ts';
import { settingsQuery, useSaveSettings } from '../../api/settings.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { showToast } from '../../kit/toasts.ts';
import { useAsk } from '../useAsk.ts';
import { AuditCard } from './AuditCard.tsx';
import { RecordingForm } from './RecordingForm.tsx';
import { StorageCard } from './StorageCard.tsx';
import styles from './settings.module.css';

const FORM = 'recording-settings';

/** What holds for the whole district: how long recordings are kept, and whose name they carry while they are watched. */
export function SettingsPage(): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const sentence = useErrorText();
  const ask = useAsk();
  const { data, error, refetch } = useQuery(settingsQuery);
  const save = useSaveSettings();
  const write = (settings: RecordingSettings): void =>
    save.mutate(settings, { onSuccess: () => showToast({ text: t('saved') }) });
  /** Keeping for a shorter time deletes what is older, for good. */
  const submit = (settings: RecordingSettings): void => {
    const { keepDays } = settings;
    const before = data?.keepDays ?? Number.POSITIVE_INFINITY;
    if (keepDays === null || keepDays >= before) write(settings);
    else
      ask({
        title: t('settings.keep.ask', { count: keepDays }),
        told: t('settings.keep.told'),
        act: t('settings.keep.act'),
        onYes: () => write(settings),
      });
  };
  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>{t('settings.title')}</h1>
      {error ? (
        <Notice tone="bad">
          {sentence(error)} <Button onClick={() => void refetch()}>{t('common:retry')}</Button>
        </Notice>
      ) : null}
      {data ? (
        <section className={styles['card']} aria-labelledby="recording">
          <h2 id="recording" className={styles['heading']}>
            {t('settings.recording')}
          </h2>
          <RecordingForm id={FORM} settings={data} onSubmit={submit} />
          {save.error ? <Notice tone="bad">{sentence(save.error)}</Notice> : null}
          <Button variant="primary" type="submit" form={FORM} busy={save.isPending}>
            {t('common:save')}
          </Button>
        </section>
      ) : error ? null : (
        <Spinner large label={t('common:loading')} />
      )}
      <StorageCard />
      <AuditCard />
    </div>
  );
}
