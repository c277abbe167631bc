import { Archive } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../../shared/api/index.ts';
import { useArchive } from '../../api/studies.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './studies.module.css';
import { STUDY_PARTS } from './work/studyParts.ts';

/** Makes a study read-only, after asking: there is no way back. */
export function ArchiveStudy({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation(['studies', 'common']);
  const [asking, setAsking] = useState(false);
  const archive = useArchive(study.studyId);
  const confirm = (): void => archive.mutate(null, { onError: tellRefusal, onSettled: () => setAsking(false) });
  return (
    <section id={STUDY_PARTS.archive} tabIndex={-1} className={styles['end']}>
      <Button variant="plain" icon={<Archive />} onClick={() => setAsking(true)}>
        {t('archive')}
      </Button>
      <span className={styles['note']}>{t('archive.note')}</span>
      <Dialog
        title={t('archive.title')}
        open={asking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button variant="primary" busy={archive.isPending} onClick={confirm}>
              {t('archive')}
            </Button>
          </>
        }
      >
        <p>{t('archive.hint')}</p>
      </Dialog>
    </section>
  );
}
