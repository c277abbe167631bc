import { Checkbox, Select } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndpointReply, Lesson } from '../../../shared/api/index.ts';
import { reachesOther } from '../../../shared/lesson/drill.ts';
import { DrillFault, SEAT_FAULTS } from '../../../shared/lesson/drillState.ts';
import type { ClassroomId } from '../../../shared/vocabulary/index.ts';
import { useBeginDrill } from '../../api/drills.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { TextField } from '../../kit/TextField.tsx';
import styles from './drill.module.css';
import { OtherLessons } from './OtherLessons.tsx';

type Props = { readonly lessonId: Lesson['lessonId']; readonly about: EndpointReply<'drills.list'> };

/** Stands for every room, which antd cannot hold as `null`. */
const EVERYWHERE = '';

/** What is chosen at first: what happens most. */
const FIRST: readonly DrillFault[] = ['worker-kill', 'signal-drop', 'force-tcp'];

/** Chooses what to break, and confirms in which lesson, and that others may be interrupted with it. */
export function DrillPlan({ lessonId, about }: Props): JSX.Element {
  const { t } = useTranslation('drill');
  const sentence = useErrorText();
  const begin = useBeginDrill(lessonId);
  const [chosen, setChosen] = useState<readonly DrillFault[]>(FIRST);
  const [room, setRoom] = useState<ClassroomId | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [name, setName] = useState('');
  const canBe = (fault: DrillFault) => fault !== 'recorder-kill' || about.isRecording;
  const faults = DrillFault.options.filter((fault) => chosen.includes(fault) && canBe(fault));
  const others = about.others.filter((other) => reachesOther(other, faults));
  const isForeign = others.some(({ title }) => title === null);
  const toggle = (fault: DrillFault, on: boolean): void =>
    setChosen(on ? [...chosen, fault] : chosen.filter((other) => other !== fault));
  const isReady =
    faults.length > 0 &&
    !isForeign &&
    (others.length === 0 || confirmed) &&
    name.trim() === about.title.trim() &&
    !begin.isPending;
  const classrooms = about.rooms.filter(({ classroomId }) => classroomId !== null);
  return (
    <form
      className={styles['card']}
      aria-labelledby="drill-plan"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady)
          begin.mutate({ title: name, faults, classroomId: room, others: others.map((other) => other.lessonId) });
      }}
    >
      <h2 id="drill-plan" className={styles['heading']}>
        {t('plan.title')}
      </h2>
      <fieldset className={styles['faults']}>
        <legend>
          <span className={styles['strong']}>{t('plan.faults')}</span>{' '}
          <span className={styles['soft']}>{t('plan.order')}</span>
        </legend>
        {DrillFault.options.map((fault) => (
          <Checkbox
            key={fault}
            className={styles['fault'] ?? ''}
            checked={faults.includes(fault)}
            disabled={!canBe(fault)}
            onChange={({ target }) => toggle(fault, target.checked)}
          >
            <span className={styles['strong']}>{t(`fault.${fault}`)}</span>
            <span className={styles['told']}>
              {fault === 'recorder-kill' && !about.isRecording ? t('told.recorder-kill.off') : t(`told.${fault}`)}
            </span>
          </Checkbox>
        ))}
      </fieldset>
      {faults.some((fault) => SEAT_FAULTS.includes(fault)) ? (
        <div className={styles['field']}>
          <label htmlFor="drill-room" className={styles['strong']}>
            {t('plan.room')}
          </label>
          <Select<string>
            value={room ?? EVERYWHERE}
            id="drill-room"
            onChange={(key) => setRoom(classrooms.find(({ classroomId }) => classroomId === key)?.classroomId ?? null)}
            options={[
              { value: EVERYWHERE, label: t('plan.room.all') },
              ...classrooms.map((one) => ({ value: one.classroomId ?? '', label: `${one.schoolName} ${one.name}` })),
            ]}
          />
        </div>
      ) : null}
      {others.length > 0 ? <OtherLessons others={others} confirmed={confirmed} onConfirm={setConfirmed} /> : null}
      <TextField
        label={t('plan.name')}
        hint={t('plan.name.hint', { title: about.title })}
        value={name}
        onChange={setName}
        autoComplete="off"
      />
      {begin.error ? <Notice tone="bad">{sentence(begin.error)}</Notice> : null}
      <div className={styles['begin']}>
        <Button type="submit" variant="primary" busy={begin.isPending} disabled={!isReady && !begin.isPending}>
          {t('plan.begin')}
        </Button>
        <span className={styles['soft']}>{t('plan.told')}</span>
      </div>
    </form>
  );
}
