import { KeyRound } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, School } from '../../../shared/api/index.ts';
import { useCreatePerson, useRemovePerson, useResetPassword, useUpdatePerson } from '../../api/people.ts';
import { Button } from '../../kit/Button.tsx';
import { showToast } from '../../kit/toasts.ts';
import { EditDrawer } from '../EditDrawer.tsx';
import { showRefusal, useAsk } from '../useAsk.ts';
import { useShown } from '../useShown.ts';
import type { Handover } from './OneTimePassword.tsx';
import { type PersonFields, PersonForm } from './PersonForm.tsx';
import styles from './people.module.css';

const FORM = 'person-form';

type Props = {
  readonly open: Person | 'new' | undefined;
  /** The school that a new person belongs to unless another is chosen; `null` for the district. */
  readonly firstSchool: School['schoolId'] | null;
  readonly onClose: () => void;
  /** A password was made and must be handed over. */
  readonly onPassword: (handover: Handover) => void;
};

/** A person: name, sign-in name, roles, school; and ways to reset, disable, delete. */
export function PersonDrawer({ open, firstSchool, onClose, onPassword }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const create = useCreatePerson();
  const update = useUpdatePerson();
  const person = useShown(open);
  const close = (): void => {
    create.reset();
    update.reset();
    onClose();
  };
  const removeIt = useDeletion(close);
  const submit = ({ disabled, ...body }: PersonFields): void => {
    if (person === undefined) {
      create.mutate(body, {
        onSuccess: ({ password }) => {
          close();
          onPassword({ name: body.name, signInName: body.signInName, password });
        },
      });
      return;
    }
    const saved = (): void => {
      showToast({ text: t('saved') });
      close();
    };
    update.mutate({ personId: person.personId, body: { ...body, disabled } }, { onSuccess: saved });
  };
  return (
    <EditDrawer
      title={person === undefined ? t('people.add') : t('people.edit')}
      open={open !== undefined}
      onClose={close}
      formId={FORM}
      saving={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onDelete={person && (() => removeIt(person))}
    >
      <PersonForm id={FORM} person={person} firstSchool={firstSchool} onSubmit={submit} />
      {person === undefined ? null : <ResetPassword person={person} onPassword={onPassword} />}
    </EditDrawer>
  );
}

function useDeletion(close: () => void): (gone: Person) => void {
  const { t } = useTranslation('admin');
  const ask = useAsk();
  const remove = useRemovePerson();
  return (gone) =>
    ask({
      title: t('people.delete.ask', { name: gone.name }),
      told: t('people.delete.told'),
      act: t('delete'),
      onYes: () => {
        close();
        remove.mutate(gone, {
          onError: showRefusal,
          onSuccess: () => showToast({ text: t('deleted', { name: gone.name }) }),
        });
      },
    });
}

function ResetPassword({ person, onPassword }: { readonly person: Person } & Pick<Props, 'onPassword'>): JSX.Element {
  const { t } = useTranslation('admin');
  const ask = useAsk();
  const reset = useResetPassword();
  const { name, signInName } = person;
  const resetIt = (): void =>
    ask({
      title: t('people.password.ask', { name }),
      told: t('people.password.told'),
      act: t('people.password.reset'),
      onYes: () =>
        reset.mutate(person, {
          onSuccess: ({ password }) => onPassword({ name, signInName, password }),
          onError: showRefusal,
        }),
    });
  return (
    <div className={styles['more']}>
      <Button icon={<KeyRound aria-hidden="true" />} busy={reset.isPending} onClick={resetIt}>
        {t('people.password.reset')}
      </Button>
    </div>
  );
}
