import { Plus, Trash2 } from 'lucide-react';
import { type JSX, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FREE_HOTKEYS } from '../../../shared/study/schemeDraft.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { CodeSwatch } from '../../study/coding/CodeSwatch.tsx';
import { type CodeRow, type SchemeForm, withCode } from './schemeForm.ts';
import styles from './schemes.module.css';

type Props = { readonly form: SchemeForm; readonly onChange: (form: SchemeForm) => void };

/** The codes of a scheme, each with its sign, its key and its names. */
export function CodeRows({ form, onChange }: Props): JSX.Element {
  const { t } = useTranslation('schemes');
  const { codes } = form;
  return (
    <section className={styles['part']}>
      <h2 className={styles['part-title']}>{t('codes')}</h2>
      <p className={styles['note']}>{t('codes.hint')}</p>
      <ol className={styles['items']}>
        {codes.map((code, place) => (
          <Row
            key={code.id}
            {...{ form, code, place }}
            onCode={(more) =>
              onChange({ ...form, codes: codes.map((each) => (each.id === code.id ? { ...each, ...more } : each)) })
            }
            onRemove={() => onChange({ ...form, codes: codes.filter(({ id }) => id !== code.id) })}
          />
        ))}
      </ol>
      <div>
        <Button
          size="s"
          icon={<Plus />}
          disabled={codes.length >= FREE_HOTKEYS.length}
          onClick={() => onChange(withCode(form))}
        >
          {t('code.add')}
        </Button>
      </div>
    </section>
  );
}

type RowProps = Pick<Props, 'form'> & {
  readonly code: CodeRow;
  readonly place: number;
  readonly onCode: (more: Partial<CodeRow>) => void;
  readonly onRemove: () => void;
};

function Row({ form, code, place, onCode, onRemove }: RowProps): JSX.Element {
  const { t } = useTranslation('schemes');
  const language = useLanguage();
  const { key, hotkey, zh, en, groupId, lasts } = code;
  // A key that nobody has named otherwise is the code's short name as well.
  const press = (pressed: string): void => onCode({ hotkey: pressed, ...(key === hotkey ? { key: pressed } : {}) });
  const isTaken = (each: string): boolean => form.codes.some((other) => other.id !== code.id && other.hotkey === each);
  return (
    <li className={styles['code']} data-code={key}>
      <CodeSwatch place={place} />
      <Choice label={t('hotkey')} value={hotkey} onChange={press}>
        {FREE_HOTKEYS.filter((each) => !isTaken(each)).map((each) => (
          <option key={each} value={each}>
            {each.toUpperCase()}
          </option>
        ))}
      </Choice>
      <TextField label={t('key')} value={key} maxLength={8} onChange={(key) => onCode({ key })} />
      <TextField label={t('name.zh')} value={zh} maxLength={60} onChange={(zh) => onCode({ zh })} />
      <TextField label={t('name.en')} value={en} maxLength={60} onChange={(en) => onCode({ en })} />
      {form.groups.length === 0 ? null : (
        <Choice
          label={t('group')}
          value={groupId === null ? '' : String(groupId)}
          onChange={(id) => onCode({ groupId: id === '' ? null : Number(id) })}
        >
          <option value="">{t('group.none')}</option>
          {form.groups.map(({ id, ...group }) => (
            <option key={id} value={id}>
              {(language === 'en' && group.en) || group.zh || '…'}
            </option>
          ))}
        </Choice>
      )}
      {form.unit === 'interval' ? null : (
        <Choice
          label={t('lasts')}
          value={lasts}
          onChange={(chosen) => onCode({ lasts: chosen === 'state' ? 'state' : 'point' })}
        >
          <option value="point">{t('lasts.point')}</option>
          <option value="state">{t('lasts.state')}</option>
        </Choice>
      )}
      <IconButton icon={<Trash2 />} word={t('code.remove', { name: zh || key })} onClick={onRemove} />
    </li>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

function Choice({ label, value, onChange, children }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
