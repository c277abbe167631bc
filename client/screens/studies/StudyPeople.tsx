import { useQuery } from '@tanstack/react-query';
import { UserPlus, X } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Study, type StudyPerson, StudyRole } from '../../../shared/api/index.ts';
import { candidatesQuery, useDismiss, useInvite } from '../../api/studies.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { Select } from '../../kit/Select.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import styles from './studies.module.css';
import { STUDY_PARTS } from './work/studyParts.ts';

/** Who is in a study and what they do; its leads invite others. */
export function StudyPeople({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('studies');
  const leads = study.role === 'lead' && study.archivedAtMs === null;
  return (
    <section id={STUDY_PARTS.invite} tabIndex={-1}>
      <h2 className={styles['part']}>{t('people')}</h2>
      <ul className={styles['people']}>
        {study.people.map((person) => (
          <Person key={person.personId} study={study} person={person} leads={leads} />
        ))}
      </ul>
      {leads ? <Invite study={study} /> : null}
    </section>
  );
}

type PersonProps = { readonly study: Study; readonly person: StudyPerson; readonly leads: boolean };

function Person({ study, person: { personId, name, role }, leads }: PersonProps): JSX.Element {
  const { t } = useTranslation('studies');
  const invite = useInvite(study.studyId);
  const dismiss = useDismiss(study.studyId);
  return (
    <li>
      <span>{name}</span>
      {leads ? (
        <Select
          label={t('role.of', { name })}
          labelHidden
          placeholder=""
          options={StudyRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={(next) => invite.mutate({ personId, role: next }, { onError: tellRefusal })}
        />
      ) : (
        <span className={styles['note']}>{t(`role.${role}`)}</span>
      )}
      {leads ? (
        <IconButton
          icon={<X />}
          word={t('dismiss', { name })}
          onClick={() => dismiss.mutate(personId, { onError: tellRefusal })}
        />
      ) : null}
    </li>
  );
}

function Invite({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('studies');
  const [text, setText] = useState('');
  const wanted = text.trim();
  const { data } = useQuery(candidatesQuery(study.studyId, wanted));
  const invite = useInvite(study.studyId);
  return (
    <div className={styles['invite']}>
      <TextField
        label={t('invite')}
        hint={t('invite.hint')}
        value={text}
        onChange={setText}
        maxLength={60}
        autoComplete="off"
      />
      {wanted !== '' && data?.length === 0 ? <p className={styles['note']}>{t('invite.none')}</p> : null}
      <ul className={styles['people']}>
        {(wanted === '' ? [] : (data ?? [])).map(({ personId, name, schoolName }) => (
          <li key={personId}>
            <span>
              {name} <span className={styles['note']}>{schoolName}</span>
            </span>
            <Button
              size="s"
              icon={<UserPlus />}
              busy={invite.isPending}
              aria-label={t('invite.person', { name })}
              onClick={() => invite.mutate({ personId, role: 'rater' }, { onError: tellRefusal })}
            >
              {t('invite.as-rater')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
