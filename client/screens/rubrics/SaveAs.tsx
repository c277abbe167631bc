import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { Button } from '../../kit/Button.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { saveRubricFile } from '../../study/rubrics/rubricFiles.ts';

type Props = { readonly name: string; readonly read: () => Promise<Rubric> };

/** Saves a rubric as a spreadsheet that can be edited, or as JSON. */
export function SaveAs({ name, read }: Props): JSX.Element {
  const { t } = useTranslation('rubrics');
  const save = (kind: 'json' | 'xlsx'): void =>
    void read()
      .then((rubric) => saveRubricFile(rubric, kind))
      .catch(tellRefusal);
  return (
    <>
      {(['xlsx', 'json'] as const).map((kind) => (
        <Button
          key={kind}
          size="s"
          variant="plain"
          icon={<Download />}
          aria-label={t('save.as', { name, as: t(`save.${kind}`) })}
          onClick={() => save(kind)}
        >
          {t(`save.${kind}`)}
        </Button>
      ))}
    </>
  );
}
