import { Checkbox, Form, Input, Switch } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, School } from '../../../shared/api/index.ts';
import { SignInName } from '../../../shared/api/index.ts';
import { PersonRole } from '../../../shared/vocabulary/index.ts';
import { usePerson } from '../../api/person.ts';
import { SchoolSelect } from '../SchoolSelect.tsx';
import { useSchoolScope } from '../useSchoolScope.ts';
import styles from './people.module.css';

/** What the form yields. */
export type PersonFields = {
  readonly name: string;
  readonly signInName: string;
  readonly roles: PersonRole[];
  readonly schoolId: School['schoolId'] | null;
  readonly disabled: boolean;
};

type Props = {
  readonly id: string;
  /** `undefined` for a new one. */
  readonly person: Person | undefined;
  readonly firstSchool: School['schoolId'] | null;
  readonly onSubmit: (fields: PersonFields) => void;
};

/** Who somebody is and what they may do. Nobody can hand out a role above their own, or disable themselves. */
export function PersonForm({ id, person, firstSchool, onSubmit }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const me = usePerson();
  const { district, schools = [] } = useSchoolScope();
  const initial = person ?? {
    name: '',
    signInName: '',
    roles: ['teacher'],
    schoolId: firstSchool ?? undefined,
    disabled: false,
  };
  const submit = (fields: PersonFields): void =>
    onSubmit({
      ...fields,
      name: fields.name.trim(),
      schoolId: fields.schoolId ?? null,
      disabled: fields.disabled ?? false,
    });
  const signInNameRule = async (_: unknown, typed: string): Promise<void> => {
    if (!SignInName.safeParse(typed).success) throw new Error(t('people.sign-in-name.wrong'));
  };
  // `null` is an answer (the district); only no answer at all is refused.
  const schoolRule = async (_: unknown, chosen: unknown): Promise<void> => {
    if (chosen === undefined) throw new Error(t('choose.required'));
  };
  return (
    <Form<PersonFields> id={id} layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
      <Form.Item
        name="name"
        label={t('people.name')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="signInName"
        label={t('people.sign-in-name')}
        extra={t('people.sign-in-name.hint')}
        rules={[{ validator: signInNameRule }]}
        validateTrigger="onBlur"
      >
        <Input maxLength={32} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="schoolId" label={t('people.school')} hidden={!district} rules={[{ validator: schoolRule }]}>
        <SchoolSelect schools={schools} none={t('people.district')} placeholder={t('people.school.choose')} />
      </Form.Item>
      <Form.Item name="roles" label={t('people.roles')} rules={[{ required: true, message: t('choose.required') }]}>
        <RoleChoice district={district} />
      </Form.Item>
      {person === undefined || person.personId === me.personId ? (
        <Form.Item name="disabled" hidden>
          <Switch />
        </Form.Item>
      ) : (
        <Form.Item name="disabled" label={t('people.disabled.label')} extra={t('people.disabled.hint')}>
          <Switch />
        </Form.Item>
      )}
    </Form>
  );
}

type RoleChoiceProps = {
  readonly id?: string;
  /** Whether the roles of the district may be given. */
  readonly district: boolean;
  readonly value?: PersonRole[];
  readonly onChange?: (roles: PersonRole[]) => void;
};

function RoleChoice({ id, district, value = [], onChange }: RoleChoiceProps): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const choices = PersonRole.options.filter((role) => district || role !== 'district-administrator');
  return (
    <fieldset id={id} aria-label={t('people.roles')}>
      <Checkbox.Group<PersonRole>
        value={value}
        className={styles['roles'] ?? ''}
        onChange={(roles) => onChange?.(roles)}
      >
        {choices.map((role) => (
          <Checkbox key={role} value={role}>
            <span className={styles['role']}>
              <span>{t(`common:role.${role}`)}</span>
              <span className={styles['hint']}>{t(`role.${role}.hint`)}</span>
            </span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </fieldset>
  );
}
