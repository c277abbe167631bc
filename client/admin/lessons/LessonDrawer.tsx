import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useRemoveLesson, useSaveLesson } from '../../api/lessons.ts';
import { showToast } from '../../kit/toasts.ts';
import { EditDrawer } from '../EditDrawer.tsx';
import { showRefusal, useAsk } from '../useAsk.ts';
import { useShown } from '../useShown.ts';
import { LessonFacts } from './LessonFacts.tsx';
import { LessonForm } from './LessonForm.tsx';

const FORM = 'lesson-form';

type Props = {
  readonly open: Lesson | 'new' | undefined;
  /** The week on screen: a new lesson is planned in it. */
  readonly weekAtMs: number;
  readonly onClose: () => void;
};

/** A lesson of the timetable: to be changed while it is planned, to be read afterwards. */
export function LessonDrawer({ open, weekAtMs, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const ask = useAsk();
  const save = useSaveLesson();
  const remove = useRemoveLesson();
  const lesson = useShown(open);
  const close = (): void => {
    save.reset();
    onClose();
  };
  const saved = (): void => {
    showToast({ text: t('saved') });
    close();
  };
  const removeIt = (gone: Lesson): void =>
    ask({
      title: t('lessons.delete.ask', { name: gone.title }),
      told: t('lessons.delete.told'),
      act: t('delete'),
      onYes: () => {
        close();
        remove.mutate(gone, {
          onError: showRefusal,
          onSuccess: () => showToast({ text: t('deleted', { name: gone.title }) }),
        });
      },
    });
  if (lesson !== undefined && lesson.phase !== 'planned') {
    return (
      <EditDrawer title={t('lessons.view')} open={open !== undefined} onClose={close}>
        <LessonFacts lesson={lesson} />
      </EditDrawer>
    );
  }
  return (
    <EditDrawer
      title={lesson === undefined ? t('lessons.add') : t('lessons.edit')}
      open={open !== undefined}
      onClose={close}
      formId={FORM}
      saving={save.isPending}
      error={save.error}
      onDelete={lesson && (() => removeIt(lesson))}
    >
      <LessonForm
        id={FORM}
        lesson={lesson}
        weekAtMs={weekAtMs}
        onSubmit={(fields) => save.mutate({ lessonId: lesson?.lessonId, fields }, { onSuccess: saved })}
      />
    </EditDrawer>
  );
}
