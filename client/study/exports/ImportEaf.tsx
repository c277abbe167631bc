import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EafImport, Study, StudyScheme } from '../../../shared/api/index.ts';
import { sendEaf } from '../../api/exports.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Select } from '../../kit/Select.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import styles from './exports.module.css';
import { FoundInEaf } from './FoundInEaf.tsx';

type Props = {
  readonly study: Study;
  /** Those that the asker still codes with; at least one. */
  readonly schemes: readonly [StudyScheme, ...StudyScheme[]];
};

/** Reads an ELAN document back: what it has is shown first, and one coder's codes are taken over on a press. */
export function ImportEaf({ study: { studyId }, schemes }: Props): JSX.Element {
  const { t } = useTranslation('exports');
  const title = useId();
  const language = useLanguage();
  const sentence = useErrorText();
  const client = useQueryClient();
  const [scheme, setScheme] = useState(schemes[0].key);
  /** Stays while a coder's codes are being written, and when they could not be. */
  const [read, setRead] = useState<{ readonly content: Blob; readonly found: EafImport } | null>(null);
  const send = useMutation({
    mutationFn: ({ content, coder }: { readonly content: Blob; readonly coder?: string }) =>
      sendEaf({ studyId, scheme, content, ...(coder === undefined ? {} : { coder }) }),
    onSuccess: (found, { content }) => {
      setRead({ content, found });
      if (found.written !== null) void client.invalidateQueries({ queryKey: ['studies'] });
    },
  });
  const begin = (content: Blob): void => {
    setRead(null);
    send.mutate({ content });
  };
  return (
    <section className={styles['part']} aria-labelledby={title}>
      <h3 id={title} className={styles['title']}>
        {t('import')}
      </h3>
      <p className={styles['note']}>{t('import.hint')}</p>
      <div className={styles['chosen']}>
        <Select
          label={t('import.scheme')}
          options={schemes.map(({ key, label }) => ({ value: key, label: label[language] }))}
          value={scheme}
          placeholder=""
          onChange={(chosen) => {
            setScheme(chosen);
            setRead(null);
            send.reset();
          }}
        />
        <ChooseFile word={t('import.choose')} accept=".eaf" busy={send.isPending} onChosen={begin} />
      </div>
      <div className={styles['said']} aria-live="polite">
        {send.error ? (
          <div ref={show}>
            <Notice tone="bad">{sentence(send.error)}</Notice>
          </div>
        ) : null}
        {read ? (
          <div key={read.found.written} ref={show} className={styles['said']}>
            <FoundInEaf
              found={read.found}
              busy={send.isPending}
              onTake={(coder) => send.mutate({ content: read.content, coder })}
            />
          </div>
        ) : null}
      </div>
    </section>
  );
}

/** What is said of a file may come below what is in sight. */
const show = (part: HTMLElement | null): void => part?.scrollIntoView({ block: 'nearest' });
