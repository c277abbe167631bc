import { Plus, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_BANDS, MAX_HINT, Pooling, type Rubric, Scoring, usesPoints } from '../../../shared/study/rubric/rubric.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Select } from '../../kit/Select.tsx';
import { TextField } from '../../kit/TextField.tsx';
import type { Draft } from '../../study/rubrics/Draft.ts';
import { withScoring } from '../../study/rubrics/editOutline.ts';
import { Words } from './ItemFields.tsx';
import { PointsField } from './PointsField.tsx';
import styles from './rubrics.module.css';

/** The rubric as a whole: its name, how it is counted, and the words for its total. */
export function WholePanel({ draft }: { readonly draft: Draft }): JSX.Element {
  const { t } = useTranslation('rubrics');
  const rubric = useObservable(draft.rubric);
  const { label, about, scoring, pooling, points } = rubric;
  const set = (change: Partial<Rubric>, field: string | null = null): void =>
    draft.change({ ...draft.rubric.read(), ...change }, field);
  return (
    <section className={styles['panel']} aria-label={t('whole')}>
      <div className={styles['pair']}>
        <Words
          zh={t('field.zh')}
          en={t('field.en')}
          words={label}
          onChange={(words, field) => set({ label: words }, field)}
        />
        <TextField
          label={t('field.about-zh')}
          value={about['zh-CN']}
          maxLength={MAX_HINT}
          onChange={(text) => set({ about: { ...about, 'zh-CN': text } }, 'about-zh')}
        />
        <TextField
          label={t('field.about-en')}
          value={about.en}
          maxLength={MAX_HINT}
          onChange={(text) => set({ about: { ...about, en: text } }, 'about-en')}
        />
      </div>
      <div className={styles['pair']}>
        <Select
          label={t('field.scoring')}
          placeholder=""
          options={Scoring.options.map((value) => ({
            value,
            label: t(`scoring.${value}`),
            note: t(`scoring.${value}.note`),
          }))}
          value={scoring}
          onChange={(chosen) => draft.change(withScoring(rubric, chosen))}
        />
        {usesPoints(rubric) ? (
          <PointsField label={t('field.total')} value={points} onChange={(total) => set({ points: total }, 'points')} />
        ) : null}
        <Select
          label={t('field.pooling')}
          placeholder=""
          options={Pooling.options.map((value) => ({
            value,
            label: t(`pooling.${value}`),
            note: t(`pooling.${value}.note`),
          }))}
          value={pooling}
          onChange={(chosen) => set({ pooling: chosen })}
        />
      </div>
      {scoring === 'none' ? null : <Bands bands={rubric.bands} onChange={(bands, field) => set({ bands }, field)} />}
    </section>
  );
}

type BandsProps = {
  readonly bands: Rubric['bands'];
  readonly onChange: (bands: Rubric['bands'], field: string | null) => void;
};

function Bands({ bands, onChange }: BandsProps): JSX.Element {
  const { t } = useTranslation('rubrics');
  const set = (place: number, change: Partial<Rubric['bands'][number]>, field: string): void =>
    onChange(
      bands.map((band, at) => (at === place ? { ...band, ...change } : band)),
      `band ${place} ${field}`,
    );
  const added = { fromPercent: Math.min(100, (bands.at(-1)?.fromPercent ?? -20) + 20), label: { 'zh-CN': '', en: '' } };
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('bands')}</legend>
      <p className={styles['note']}>{t('bands.hint')}</p>
      {bands.map((band, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place.
        <div key={`${bands.length} ${place}`} className={styles['level']}>
          <Words
            zh={t('bands.zh', { n: place + 1 })}
            en={t('bands.en', { n: place + 1 })}
            words={band.label}
            onChange={(label, field) => set(place, { label }, field)}
          />
          <PointsField
            whole
            needed
            label={t('bands.from.of', { n: place + 1 })}
            value={band.fromPercent}
            onChange={(from) => set(place, { fromPercent: Math.min(100, from ?? 0) }, 'from')}
          />
          <IconButton
            icon={<X />}
            word={t('bands.remove', { n: place + 1 })}
            onClick={() => onChange(bands.toSpliced(place, 1), null)}
          />
        </div>
      ))}
      {bands.length < MAX_BANDS ? (
        <Button size="s" icon={<Plus />} onClick={() => onChange([...bands, added], null)}>
          {t('bands.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}
