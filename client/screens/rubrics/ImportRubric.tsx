import { Upload } from 'lucide-react';
import { type JSX, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { type Imported, importRubric } from '../../study/rubrics/rubricFiles.ts';
import styles from './rubrics.module.css';

/** Reads a rubric out of a file; what cannot be read is named with its place. */
export function ImportRubric({ onRead }: { readonly onRead: (rubric: Rubric) => void }): JSX.Element {
  const { t } = useTranslation('rubrics');
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<Exclude<Imported, { kind: 'rubric' }> | null>(null);
  const read = async (file: File): Promise<void> => {
    const imported = await importRubric(file);
    if (imported.kind === 'rubric') onRead(imported.rubric);
    else setRefused(imported);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.json"
        className="said"
        aria-label={t('import')}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again after it was put right.
          event.target.value = '';
          if (file) read(file).catch(tellRefusal);
        }}
      />
      <Button icon={<Upload />} onClick={() => input.current?.click()}>
        {t('import')}
      </Button>
      <Dialog title={t('import.title')} open={refused !== null} onClose={() => setRefused(null)}>
        {refused ? <Faults refused={refused} /> : null}
      </Dialog>
    </>
  );
}

function Faults({ refused }: { readonly refused: Exclude<Imported, { kind: 'rubric' }> }): JSX.Element {
  const { t } = useTranslation('rubrics');
  if (refused.kind === 'json')
    return <p>{refused.at === '' ? t('import.not-rubric') : t('import.json', { at: refused.at })}</p>;
  return (
    <>
      <p>{t('import.sheet')}</p>
      <ul className={styles['faults']}>
        {refused.faults.map((fault) => {
          const { code, sheet, row, column } = fault;
          const place = row === 0 ? 'import.place.sheet' : column === '' ? 'import.place.row' : 'import.place';
          return (
            <li key={`${sheet} ${row} ${column} ${code}`}>
              <strong>{t(place, { sheet, row, column })}</strong> {t(`import.fault.${code}`)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
