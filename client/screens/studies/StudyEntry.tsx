import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Microscope } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryTake } from '../../../shared/api/index.ts';
import { usePerson } from '../../api/person.ts';
import { studiesQuery } from '../../api/studies.ts';

type Props = {
  readonly take: Pick<LibraryTake, 'takeId' | 'title' | 'endedAtMs' | 'mine'>;
  readonly className: string;
};

/** The way from a take to its study: to the newest that one is in, else to begin one, for whoever may. */
export function StudyEntry({ take: { takeId, title, endedAtMs, mine }, className }: Props): JSX.Element | null {
  const { t } = useTranslation('study-work');
  const { roles } = usePerson();
  const { data } = useQuery(studiesQuery);
  const study = data?.find((each) => each.takeId === takeId);
  if (study)
    return (
      <Link
        to="/studies/$studyId"
        params={{ studyId: study.studyId }}
        className={className}
        aria-label={t('entry.open.of', { title })}
      >
        <Microscope aria-hidden="true" />
        {t('entry.open')}
      </Link>
    );
  if (!data || endedAtMs === null || !(mine || roles.includes('researcher'))) return null;
  return (
    <Link to="/studies" search={{ begin: takeId }} className={className} aria-label={t('entry.begin.of', { title })}>
      <Microscope aria-hidden="true" />
      {t('entry.begin')}
    </Link>
  );
}
