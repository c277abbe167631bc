import { Download } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Study } from '../../../shared/api/index.ts';
import { usePerson } from '../../api/person.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ExportRows } from '../../study/exports/ExportRows.tsx';
import { ImportEaf } from '../../study/exports/ImportEaf.tsx';
import styles from './StudyDownload.module.css';

/** All that can be taken along of a study, and the way back from ELAN for whoever still codes. */
export function StudyDownload({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('exports');
  const [open, setOpen] = useState(false);
  const { personId } = usePerson();
  const { schemes, sheets, role, archivedAtMs, studyId } = study;
  const isDone = (key: string): boolean =>
    sheets.some((sheet) => sheet.scheme === key && sheet.personId === personId && sheet.submittedAtMs !== null);
  const codes = role !== 'observer' && archivedAtMs === null;
  const [first, ...more] = codes ? schemes.filter(({ key, opened }) => !opened && !isDone(key)) : [];
  return (
    <>
      <Button icon={<Download />} onClick={() => setOpen(true)}>
        {t('download')}
      </Button>
      <Dialog title={t('download')} open={open} onClose={() => setOpen(false)}>
        <div className={styles['downloads']}>
          <p className={styles['hint']}>{t(schemes.every(({ opened }) => opened) ? 'hint.open' : 'hint.blind')}</p>
          <ExportRows of={{ studyId }} />
          {first ? <ImportEaf study={study} schemes={[first, ...more]} /> : null}
        </div>
      </Dialog>
    </>
  );
}
