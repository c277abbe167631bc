import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Classroom, School } from '../../../shared/api/index.ts';
import { useRemoveClassroom, useSaveClassroom } from '../../api/classrooms.ts';
import { showToast } from '../../kit/toasts.ts';
import { EditDrawer } from '../EditDrawer.tsx';
import { showRefusal, useAsk } from '../useAsk.ts';
import { useShown } from '../useShown.ts';
import { ClassroomForm } from './ClassroomForm.tsx';
import { DisplayList } from './DisplayList.tsx';

const FORM = 'classroom-form';

type Props = {
  readonly open: Classroom | 'new' | undefined;
  /** The school that a new classroom belongs to unless another is chosen. */
  readonly firstSchool: School['schoolId'] | null;
  readonly onClose: () => void;
};

/** A classroom: its name and pupils, and the displays that are paired with it. */
export function ClassroomDrawer({ open, firstSchool, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const ask = useAsk();
  const save = useSaveClassroom();
  const remove = useRemoveClassroom();
  const classroom = useShown(open);
  const close = (): void => {
    save.reset();
    onClose();
  };
  const removeIt = (gone: Classroom): void =>
    ask({
      title: t('classrooms.delete.ask', { name: gone.name }),
      told: t('classrooms.delete.told'),
      act: t('delete'),
      onYes: () => {
        close();
        remove.mutate(gone, {
          onError: showRefusal,
          onSuccess: () => showToast({ text: t('deleted', { name: gone.name }) }),
        });
      },
    });
  const saved = (): void => {
    showToast({ text: t('saved') });
    close();
  };
  return (
    <EditDrawer
      title={classroom === undefined ? t('classrooms.add') : t('classrooms.edit')}
      open={open !== undefined}
      onClose={close}
      formId={FORM}
      saving={save.isPending}
      error={save.error}
      onDelete={classroom && (() => removeIt(classroom))}
    >
      <ClassroomForm
        id={FORM}
        classroom={classroom}
        firstSchool={firstSchool}
        onSubmit={({ schoolId, ...fields }) =>
          save.mutate({ classroomId: classroom?.classroomId, schoolId, fields }, { onSuccess: saved })
        }
      />
      {classroom === undefined ? null : <DisplayList classroom={classroom} />}
    </EditDrawer>
  );
}
