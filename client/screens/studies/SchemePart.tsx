import { Link } from '@tanstack/react-router';
import { ChartColumn, Keyboard, Scale } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetState, Study, StudyScheme } from '../../../shared/api/index.ts';
import { unitsIn } from '../../../shared/study/scheme.ts';
import { usePerson } from '../../api/person.ts';
import { useLanguage } from '../../i18n/language.ts';
import { buttonClass } from '../../kit/buttonClass.ts';
import { StatusMark } from '../../kit/StatusMark.tsx';
import styles from './studies.module.css';
import { AgreedRow } from './work/AgreedRow.tsx';

type Props = { readonly study: Study; readonly scheme: StudyScheme };

/** One instrument of a study: who has coded how much, and what one can do now. */
export function SchemePart({ study, scheme }: Props): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  const { personId } = usePerson();
  const { studyId } = study;
  const sheets = study.sheets.filter((sheet) => sheet.scheme === scheme.key);
  const own = sheets.find((sheet) => sheet.personId === personId);
  const begins = study.role !== 'observer' && !scheme.opened && study.archivedAtMs === null;
  const goesOn = own ? own.submittedAtMs === null && study.archivedAtMs === null : begins;
  return (
    <section className={styles['scheme-part']} data-scheme={scheme.key} data-opened={scheme.opened}>
      <div className={styles['head']}>
        <div>
          <h2 className={styles['part']}>{scheme.label[language]}</h2>
          <p className={styles['note']}>
            {[
              scheme.unit === 'event' ? t('by-event') : t('every', { s: scheme.intervalS }),
              t(scheme.opened ? 'opened' : 'blind'),
            ].join(' · ')}
          </p>
        </div>
        <div className={styles['acts']}>
          {goesOn && study.role !== 'observer' ? (
            <Link
              to="/studies/$studyId/code/$scheme"
              params={{ studyId, scheme: scheme.key }}
              className={buttonClass('quiet')}
            >
              <Keyboard aria-hidden="true" />
              {t(own ? 'code.on' : 'code')}
            </Link>
          ) : null}
          {scheme.opened && sheets.length > 1 ? (
            <Link
              to="/studies/$studyId/agreement/$scheme"
              params={{ studyId, scheme: scheme.key }}
              className={buttonClass('quiet')}
            >
              <Scale aria-hidden="true" />
              {t('agreement')}
            </Link>
          ) : null}
        </div>
      </div>
      <Raters study={study} scheme={scheme} sheets={sheets} />
      {scheme.unit === 'interval' ? <AgreedRow study={study} scheme={scheme} /> : null}
    </section>
  );
}

function Raters({ study, scheme, sheets }: Props & { readonly sheets: readonly SheetState[] }): JSX.Element {
  const { t } = useTranslation('studies');
  const { personId: self } = usePerson();
  const waiting = study.people.filter(
    ({ role, personId }) => role === 'rater' && !sheets.some((sheet) => sheet.personId === personId),
  );
  if (sheets.length + waiting.length === 0) return <p className={styles['note']}>{t('no-raters')}</p>;
  const of = unitsIn(study.lengthMs, scheme.intervalS);
  return (
    <ul className={styles['raters']}>
      {sheets.map(({ sheetId, personId, name, coded, submittedAtMs }) => (
        <li key={sheetId}>
          <span>{name}</span>
          <span className={styles['note']}>
            {scheme.unit === 'event' ? t('events.count', { n: coded }) : t('coded', { coded, of })}
          </span>
          <StatusMark
            tone={submittedAtMs === null ? 'info' : 'good'}
            word={t(submittedAtMs === null ? 'coding' : 'submitted')}
          />
          {personId === self || scheme.opened ? (
            <Link
              to="/studies/$studyId/sheets/$sheetId"
              params={{ studyId: study.studyId, sheetId }}
              className={buttonClass('quiet', 's')}
            >
              <ChartColumn aria-hidden="true" />
              {t('figures')}
            </Link>
          ) : (
            <span />
          )}
        </li>
      ))}
      {waiting.map(({ personId, name }) => (
        <li key={personId}>
          <span>{name}</span>
          <span className={styles['note']}>{t('not-begun')}</span>
        </li>
      ))}
    </ul>
  );
}
