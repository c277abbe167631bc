import { Plus, Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { type GroupRow, type SchemeForm, withGroup, withoutGroup } from './schemeForm.ts';
import styles from './schemes.module.css';

type Props = { readonly form: SchemeForm; readonly onChange: (form: SchemeForm) => void };

/** The groups of a scheme: codes that stand together, and whether only one of them holds at a time. */
export function GroupRows({ form, onChange }: Props): JSX.Element {
  const { t } = useTranslation('schemes');
  const change = (id: number, more: Partial<GroupRow>): void =>
    onChange({ ...form, groups: form.groups.map((group) => (group.id === id ? { ...group, ...more } : group)) });
  return (
    <section className={styles['part']}>
      <h2 className={styles['part-title']}>{t('groups')}</h2>
      <p className={styles['note']}>{t('groups.hint')}</p>
      <ul className={styles['items']}>
        {form.groups.map(({ id, zh, en, exclusive }) => (
          <li key={id} className={styles['group']}>
            <TextField label={t('name.zh')} value={zh} maxLength={60} onChange={(zh) => change(id, { zh })} />
            <TextField label={t('name.en')} value={en} maxLength={60} onChange={(en) => change(id, { en })} />
            <label className={styles['check']}>
              <input type="checkbox" checked={exclusive} onChange={() => change(id, { exclusive: !exclusive })} />
              {t('exclusive')}
            </label>
            <IconButton
              icon={<Trash2 />}
              word={t('group.remove', { name: zh })}
              onClick={() => onChange(withoutGroup(form, id))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button size="s" icon={<Plus />} onClick={() => onChange(withGroup(form))}>
          {t('group.add')}
        </Button>
      </div>
    </section>
  );
}
