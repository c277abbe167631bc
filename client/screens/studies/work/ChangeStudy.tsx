import { PenLine } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_STUDY_QUESTION, type Study } from '../../../../shared/api/index.ts';
import { useChangeStudy } from '../../../api/studies.ts';
import { Button } from '../../../kit/Button.tsx';
import { Dialog } from '../../../kit/Dialog.tsx';
import { TextArea } from '../../../kit/TextArea.tsx';
import { TextField } from '../../../kit/TextField.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import { dayEndMs, dayOf } from './days.ts';
import styles from './work.module.css';

/** Changes what a study is called, its questions and its date. */
export function ChangeStudy({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('study-work');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="plain" icon={<PenLine />} onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      {open ? <ChangeForm study={study} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ChangeForm({ study, onClose }: { readonly study: Study; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation(['study-work', 'common']);
  const [title, setTitle] = useState(study.title);
  const [question, setQuestion] = useState(study.question);
  const [until, setUntil] = useState(dayOf(study.untilMs));
  const change = useChangeStudy(study.studyId);
  const save = (): void => {
    // A date that was not touched keeps its hour.
    const untilMs = until === dayOf(study.untilMs) ? study.untilMs : dayEndMs(until);
    change.mutate({ title, question, untilMs }, { onSuccess: onClose, onError: tellRefusal });
  };
  return (
    <Dialog
      title={t('change.title')}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" disabled={title.trim() === ''} busy={change.isPending} onClick={save}>
            {t('change.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <TextField label={t('change.name')} value={title} onChange={setTitle} maxLength={60} />
        <TextArea
          label={t('change.questions')}
          hint={t('change.questions.hint')}
          value={question}
          onChange={setQuestion}
          maxLength={MAX_STUDY_QUESTION}
          rows={4}
        />
        <TextField
          label={t('change.until')}
          hint={t('change.until.hint')}
          type="date"
          value={until}
          onChange={setUntil}
        />
      </div>
    </Dialog>
  );
}
