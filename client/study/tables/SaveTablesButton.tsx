import { FileSpreadsheet } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../../shared/study/table.ts';
import { Button } from '../../kit/Button.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';

type Props = {
  /** At least one. */
  readonly tables: readonly Table[];
  /** What the file is called, without its ending. */
  readonly name: string;
};

/** Saves tables as one workbook. */
export function SaveTablesButton({ tables, name }: Props): JSX.Element {
  const { t } = useTranslation('report');
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      // The writer comes only once somebody wants it.
      const { saveTables } = await import('./saveTables.ts');
      await saveTables(tables, name);
    } catch (failure) {
      tellRefusal(failure);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Button icon={<FileSpreadsheet />} busy={saving} onClick={() => void save()}>
      {t('study.xlsx')}
    </Button>
  );
}
