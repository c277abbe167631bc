import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberStepper } from '../../kit/NumberStepper.tsx';
import { Segments } from '../../kit/Segments.tsx';
import { TextField } from '../../kit/TextField.tsx';
import type { SchemeForm } from './schemeForm.ts';
import styles from './schemes.module.css';

type Props = { readonly form: SchemeForm; readonly onChange: (form: SchemeForm) => void };

/** What a scheme is called, and whether it codes intervals or what happens. */
export function SchemeHead({ form, onChange }: Props): JSX.Element {
  const { t } = useTranslation('schemes');
  const { zh, en, unit, intervalS, choice } = form;
  return (
    <section className={styles['part']}>
      <div className={styles['two']}>
        <TextField label={t('name.zh')} value={zh} maxLength={60} onChange={(zh) => onChange({ ...form, zh })} />
        <TextField
          label={t('name.en')}
          hint={t('name.en.hint')}
          value={en}
          maxLength={60}
          onChange={(en) => onChange({ ...form, en })}
        />
      </div>
      <div className={styles['choices']}>
        <Segments
          label={t('unit')}
          value={unit}
          choices={[
            { value: 'event', label: t('unit.event') },
            { value: 'interval', label: t('unit.interval') },
          ]}
          onChange={(unit) => onChange({ ...form, unit })}
        />
        {unit === 'interval' ? (
          <Segments
            label={t('choice')}
            value={choice}
            choices={[
              { value: 'one', label: t('choice.one') },
              { value: 'many', label: t('choice.many') },
              { value: 'series', label: t('choice.series') },
            ]}
            onChange={(choice) => onChange({ ...form, choice })}
          />
        ) : null}
      </div>
      {unit === 'interval' ? (
        <NumberStepper
          label={t('interval')}
          value={intervalS}
          least={1}
          most={600}
          onChange={(intervalS) => onChange({ ...form, intervalS })}
        />
      ) : null}
      <p className={styles['note']}>{t(`unit.${unit}.hint`)}</p>
    </section>
  );
}
