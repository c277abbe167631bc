import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, Study } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { alphaOf, compareCoders, sequenceOf } from '../../../shared/study/compare.ts';
import { SchemeKey, unitsIn } from '../../../shared/study/scheme.ts';
import { StudyId } from '../../../shared/vocabulary/index.ts';
import { sheetQuery, studyQuery } from '../../api/studies.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Select } from '../../kit/Select.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { Compared } from './Compared.tsx';
import { EventsCompared } from './EventsCompared.tsx';
import { shownRatio } from './shownRatio.ts';
import styles from './studies.module.css';

/** How raters agree with one instrument, once all have submitted. */
export function AgreementScreen({
  studyId,
  scheme,
}: {
  readonly studyId: string;
  readonly scheme: string;
}): JSX.Element {
  const sentence = useErrorText();
  const [id, key] = [StudyId.safeParse(studyId), SchemeKey.safeParse(scheme)];
  if (!id.success || !key.success) return <Notice tone="bad">{sentence(new AppError('study.not-found'))}</Notice>;
  return <WithStudy studyId={id.data} scheme={key.data} />;
}

function WithStudy({ studyId, scheme }: { readonly studyId: StudyId; readonly scheme: SchemeKey }): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  const study = useQuery(studyQuery(studyId));
  const wanted = (study.data?.sheets ?? []).filter((sheet) => sheet.scheme === scheme && sheet.submittedAtMs !== null);
  const sheets = useQueries({ queries: wanted.map(({ sheetId }) => sheetQuery(studyId, sheetId)) });
  const error = study.error ?? sheets.find((sheet) => sheet.error)?.error;
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  const read = sheets.flatMap(({ data }) => (data ? [data] : []));
  if (!study.data || read.length < wanted.length) return <Spinner large label={t('loading')} />;
  return <Agreement study={study.data} sheets={read} />;
}

function Agreement({ study, sheets }: { readonly study: Study; readonly sheets: readonly Sheet[] }): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  const [places, setPlaces] = useState<readonly [number, number]>([0, 1]);
  const [one, other] = [sheets[places[0]], sheets[places[1]]];
  if (!one || !other) return <Notice tone="info">{t('agreement.too-few')}</Notice>;
  const { scheme } = one;
  const count = unitsIn(study.lengthMs, scheme.intervalS);
  const sequences = sheets.map(({ units }) => sequenceOf(units, count));
  const [a, b] = [sequences[places[0]] ?? [], sequences[places[1]] ?? []];
  const names = sheets.map(({ name }, index) => ({ value: String(index), label: name }));
  const alpha = scheme.unit === 'event' ? null : alphaOf(scheme, sequences);
  return (
    <div className={styles['page']}>
      <div>
        <Link to="/studies/$studyId" params={{ studyId: study.studyId }} className={styles['note']}>
          {study.title}
        </Link>
        <h1 className={styles['title']}>{t('agreement.title', { scheme: scheme.label[language] })}</h1>
        <p className={styles['note']}>
          {t(scheme.unit === 'event' ? 'agreement.events' : 'agreement.unit', { s: scheme.intervalS })}
        </p>
        {scheme.choice === 'series' ? <p className={styles['note']}>{t('agreement.series')}</p> : null}
      </div>
      <div className={styles['pair']}>
        <Select
          label={t('agreement.one')}
          placeholder=""
          options={names}
          value={String(places[0])}
          onChange={(place) => setPlaces([Number(place), places[1]])}
        />
        <Select
          label={t('agreement.other')}
          placeholder=""
          options={names}
          value={String(places[1])}
          onChange={(place) => setPlaces([places[0], Number(place)])}
        />
      </div>
      {sheets.length > 2 && alpha !== null ? (
        <p>{t('agreement.alpha', { alpha: shownRatio(alpha), count: sheets.length })}</p>
      ) : null}
      {scheme.unit === 'event' ? (
        <EventsCompared
          key={places.join()}
          takeId={study.takeId}
          scheme={scheme}
          lengthMs={study.lengthMs}
          coders={[one.events, other.events]}
        />
      ) : (
        <Compared
          key={places.join()}
          takeId={study.takeId}
          scheme={scheme}
          names={[one.name, other.name]}
          sequences={[a, b]}
          comparison={compareCoders(scheme, a, b)}
        />
      )}
    </div>
  );
}
