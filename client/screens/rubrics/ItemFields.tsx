import { Plus, X } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_LABEL, MAX_LEVELS, type RubricItem, type RubricWords } from '../../../shared/study/rubric/rubric.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { GRADES, numbered } from '../../study/rubrics/editOutline.ts';
import { PointsField } from './PointsField.tsx';
import styles from './rubrics.module.css';

type Props<Item extends RubricItem = RubricItem> = {
  readonly item: Item;
  /** `field`: letters typed in one field are one step back. */
  readonly onChange: (item: RubricItem, field: string | null) => void;
};

/** What an item's answers can be: levels with their values, kinds, or the number that earns everything. */
export function ItemFields({ item, onChange }: Props): JSX.Element | null {
  const { t } = useTranslation('rubrics');
  switch (item.kind) {
    case 'levels':
      return <Levels item={item} onChange={onChange} />;
    case 'code':
      return <Options item={item} onChange={onChange} />;
    case 'count':
      return (
        <PointsField
          whole
          label={t('limit.count')}
          value={item.full}
          onChange={(full) => onChange({ kind: 'count', full: full || null }, 'full')}
        />
      );
    case 'duration':
      return (
        <PointsField
          whole
          label={t('limit.duration')}
          value={item.fullS}
          onChange={(fullS) => onChange({ kind: 'duration', fullS: fullS || null }, 'full')}
        />
      );
    case 'bonus':
      return (
        <PointsField
          needed
          label={t('limit.bonus')}
          value={item.most}
          onChange={(most) => onChange({ kind: 'bonus', most: most ?? 0 }, 'most')}
        />
      );
    default:
      return null;
  }
}

type LevelsItem = Extract<RubricItem, { kind: 'levels' }>;

function Levels({ item, onChange }: Props<LevelsItem>): JSX.Element {
  const { t } = useTranslation('rubrics');
  const { levels } = item;
  const set = (place: number, change: Partial<LevelsItem['levels'][number]>, field: string): void => {
    const next = levels.map((level, at) => (at === place ? { ...level, ...change } : level));
    onChange({ kind: 'levels', levels: next }, `level ${place} ${field}`);
  };
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('levels')}</legend>
      <div className={styles['acts']}>
        <Button size="s" onClick={() => onChange(GRADES, null)}>
          {t('levels.grades')}
        </Button>
        {[3, 5, 7].map((most) => (
          <Button key={most} size="s" onClick={() => onChange(numbered(most), null)}>
            {t('levels.numbers', { n: most })}
          </Button>
        ))}
      </div>
      {levels.map((level, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place.
        <div key={`${levels.length} ${place}`} className={styles['level']}>
          <Words
            zh={t('levels.zh', { n: place + 1 })}
            en={t('levels.en', { n: place + 1 })}
            words={level.label}
            onChange={(label, field) => set(place, { label }, field)}
          />
          <PointsField
            needed
            label={t('levels.value', { n: place + 1 })}
            value={level.value}
            onChange={(value) => set(place, { value: value ?? 0 }, 'value')}
          />
          <IconButton
            icon={<X />}
            word={t('levels.remove', { n: place + 1 })}
            disabled={levels.length <= 2}
            onClick={() => onChange({ kind: 'levels', levels: levels.toSpliced(place, 1) }, null)}
          />
        </div>
      ))}
      {levels.length < MAX_LEVELS ? (
        <Button
          size="s"
          icon={<Plus />}
          onClick={() =>
            onChange({ kind: 'levels', levels: [...levels, { label: { 'zh-CN': '', en: '' }, value: 0 }] }, null)
          }
        >
          {t('levels.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Options({ item: { options }, onChange }: Props<Extract<RubricItem, { kind: 'code' }>>): JSX.Element {
  const { t } = useTranslation('rubrics');
  const change = (next: RubricWords[], field: string | null): void => onChange({ kind: 'code', options: next }, field);
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('options')}</legend>
      {options.map((option, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a kind is its place.
        <div key={`${options.length} ${place}`} className={styles['level']}>
          <Words
            zh={t('levels.zh', { n: place + 1 })}
            en={t('levels.en', { n: place + 1 })}
            words={option}
            onChange={(words, field) => change(options.with(place, words), `option ${place} ${field}`)}
          />
          <IconButton
            icon={<X />}
            word={t('levels.remove', { n: place + 1 })}
            disabled={options.length <= 2}
            onClick={() => change(options.toSpliced(place, 1), null)}
          />
        </div>
      ))}
      {options.length < MAX_LEVELS ? (
        <Button size="s" icon={<Plus />} onClick={() => change([...options, { 'zh-CN': '', en: '' }], null)}>
          {t('levels.add')}
        </Button>
      ) : null}
    </fieldset>
  );
}

type WordsProps = {
  readonly zh: string;
  readonly en: string;
  readonly words: RubricWords;
  readonly onChange: (words: RubricWords, field: string) => void;
};

/** The same in both languages, side by side. */
export function Words({ zh, en, words, onChange }: WordsProps): JSX.Element {
  return (
    <>
      <TextField
        label={zh}
        value={words['zh-CN']}
        maxLength={MAX_LABEL}
        onChange={(text) => onChange({ ...words, 'zh-CN': text }, 'zh')}
      />
      <TextField
        label={en}
        value={words.en}
        maxLength={MAX_LABEL}
        onChange={(text) => onChange({ ...words, en: text }, 'en')}
      />
    </>
  );
}
