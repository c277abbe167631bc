import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type FormEvent, type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_TASK_TEXT, type Study, type StudyTask } from '../../../../shared/api/index.ts';
import { PersonId } from '../../../../shared/vocabulary/index.ts';
import { usePerson } from '../../../api/person.ts';
import { studyWorkQuery, useAddTask, useRemoveTask, useTickTask } from '../../../api/studyWork.ts';
import { useNow } from '../../../api/useNow.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { IconButton } from '../../../kit/IconButton.tsx';
import { Select } from '../../../kit/Select.tsx';
import { TextField } from '../../../kit/TextField.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import { dayEndMs } from './days.ts';
import styles from './work.module.css';

/** Who has to do what until when in a study. */
export function Tasks({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('study-work');
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(studyWorkQuery(study.studyId));
  const tasks = data?.tasks ?? [];
  const goesOn = study.archivedAtMs === null;
  return (
    <section aria-label={t('tasks')}>
      <div className={styles['head']}>
        <h2 className={styles['part']}>{t('tasks')}</h2>
        {goesOn && !adding ? (
          <Button size="s" icon={<Plus />} onClick={() => setAdding(true)}>
            {t('task.add')}
          </Button>
        ) : null}
      </div>
      {adding && goesOn ? <TaskForm study={study} onClose={() => setAdding(false)} /> : null}
      {data && tasks.length === 0 && !adding ? <p className={styles['note']}>{t('tasks.none')}</p> : null}
      <ul className={styles['tasks']}>
        {tasks.map((task) => (
          <Task key={task.taskId} study={study} task={task} />
        ))}
      </ul>
    </section>
  );
}

function Task({ study, task }: { readonly study: Study; readonly task: StudyTask }): JSX.Element {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const nowMs = useNow();
  const { personId } = usePerson();
  const tick = useTickTask(study.studyId);
  const remove = useRemoveTask(study.studyId);
  const { taskId, text, forPersonId, forName, untilMs, byPersonId, done } = task;
  const goesOn = study.archivedAtMs === null;
  const mayTick = goesOn && (study.role === 'lead' || forPersonId === null || forPersonId === personId);
  const isLate = done === null && untilMs !== null && nowMs > untilMs;
  return (
    <li className={styles['task']} data-done={done !== null}>
      <label>
        <input
          type="checkbox"
          checked={tick.isPending ? tick.variables.done : done !== null}
          disabled={!mayTick || tick.isPending}
          onChange={(event) => tick.mutate({ taskId, done: event.target.checked }, { onError: tellRefusal })}
        />
        <span>{text}</span>
      </label>
      <span className={styles['note']} data-late={isLate}>
        {[
          forName ?? t('task.anybody'),
          ...(untilMs === null ? [] : [t(isLate ? 'task.late' : 'task.until', { until: times.date(untilMs) })]),
          ...(done === null ? [] : [t('task.done', { name: done.byName, at: times.moment(done.atMs) })]),
        ].join(' · ')}
      </span>
      {goesOn && (study.role === 'lead' || byPersonId === personId) ? (
        <IconButton
          icon={<X />}
          word={t('task.remove', { text: text.slice(0, 20) })}
          onClick={() => remove.mutate(taskId, { onError: tellRefusal })}
        />
      ) : (
        <span />
      )}
    </li>
  );
}

/** Whoever gets to it. */
const ANYBODY = 'anybody';

function TaskForm({ study, onClose }: { readonly study: Study; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation(['study-work', 'common']);
  const { personId } = usePerson();
  const [text, setText] = useState('');
  const [who, setWho] = useState<string>(study.role === 'lead' ? ANYBODY : personId);
  const [until, setUntil] = useState('');
  const add = useAddTask(study.studyId);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '' || add.isPending) return;
    const forPersonId = who === ANYBODY ? null : PersonId.parse(who);
    add.mutate({ text, forPersonId, untilMs: dayEndMs(until) }, { onSuccess: onClose, onError: tellRefusal });
  };
  const people = study.people.map(({ personId: value, name }) => ({ value: value as string, label: name }));
  return (
    <form className={styles['task-form']} onSubmit={onSubmit}>
      <TextField label={t('task.text')} value={text} onChange={setText} maxLength={MAX_TASK_TEXT} />
      {study.role === 'lead' ? (
        <Select
          label={t('task.for')}
          placeholder=""
          options={[{ value: ANYBODY, label: t('task.anybody') }, ...people]}
          value={who}
          onChange={setWho}
        />
      ) : null}
      <TextField label={t('task.date')} type="date" value={until} onChange={setUntil} />
      <div className={styles['ends']}>
        <Button size="s" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button size="s" type="submit" variant="primary" disabled={text.trim() === ''} busy={add.isPending}>
          {t('task.save')}
        </Button>
      </div>
    </form>
  );
}
