import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportFormat } from '../../../shared/api/index.ts';
import { type Exported, exportPath } from '../../api/exports.ts';
import { useLanguage } from '../../i18n/language.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import styles from './exports.module.css';

type Props = { readonly of: Exported };

/** The files that a lesson or a study is written as, each with what it is for. */
export function ExportRows({ of }: Props): JSX.Element {
  const { t } = useTranslation('exports');
  const language = useLanguage();
  const whose = 'takeId' in of ? 'take' : 'study';
  return (
    <ul className={styles['rows']}>
      {ExportFormat.options.map((format) => (
        <li key={format} className={styles['row']}>
          <div className={styles['about']}>
            <p className={styles['name']}>{t(`format.${format}`)}</p>
            <p className={styles['note']}>{t(`format.${format}.for.${whose}`)}</p>
          </div>
          <a
            className={buttonClass('quiet')}
            href={exportPath(of, format, language)}
            download
            aria-label={t('save.named', { name: t(`format.${format}`) })}
          >
            <Download aria-hidden="true" />
            {t('save')}
          </a>
        </li>
      ))}
    </ul>
  );
}
