import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isCounted } from '../../../shared/study/rubric/faults.ts';
import { branchesOf, countBelow } from '../../../shared/study/rubric/outline.ts';
import {
  type ItemKind,
  MAX_HINT,
  MAX_LABEL,
  type RubricItem,
  RubricItem as RubricItemSchema,
  type RubricNode,
  usesPoints,
} from '../../../shared/study/rubric/rubric.ts';
import { useObservable } from '../../kit/Observable.ts';
import { Select } from '../../kit/Select.tsx';
import { TextField } from '../../kit/TextField.tsx';
import type { Draft } from '../../study/rubrics/Draft.ts';
import { GRADES } from '../../study/rubrics/editOutline.ts';
import { ItemFields } from './ItemFields.tsx';
import { PointsField } from './PointsField.tsx';
import styles from './rubrics.module.css';

type Props = { readonly draft: Draft; readonly at: number };

const KINDS: readonly ItemKind[] = RubricItemSchema.options.map(({ shape }) => shape.kind.value);

/** The node that is chosen: its words, its weight, and how it is answered. */
export function NodePanel({ draft, at }: Props): JSX.Element | null {
  const { t } = useTranslation('rubrics');
  const rubric = useObservable(draft.rubric);
  const node = rubric.nodes[at];
  if (!node) return null;
  const set = (change: Partial<RubricNode>, field: string | null = null): void => {
    const now = draft.rubric.read();
    const nodes = now.nodes.map((each, place) => (place === at ? { ...each, ...change } : each));
    draft.change({ ...now, nodes }, field && `${node.key} ${field}`);
  };
  const isHeading = countBelow(rubric.nodes, at) > 0;
  const isPointed = usesPoints(rubric) && isCountedAt(rubric.nodes, at);
  return (
    <section className={styles['panel']} aria-label={t('view.edit')}>
      <div className={styles['pair']}>
        <TextField
          label={t('field.zh')}
          value={node.label['zh-CN']}
          maxLength={MAX_LABEL}
          onChange={(text) => set({ label: { ...node.label, 'zh-CN': text } }, 'zh')}
        />
        <TextField
          label={t('field.en')}
          value={node.label.en}
          maxLength={MAX_LABEL}
          onChange={(text) => set({ label: { ...node.label, en: text } }, 'en')}
        />
        <TextField
          label={t('field.hint-zh')}
          value={node.hint['zh-CN']}
          maxLength={MAX_HINT}
          onChange={(text) => set({ hint: { ...node.hint, 'zh-CN': text } }, 'hint-zh')}
        />
        <TextField
          label={t('field.hint-en')}
          value={node.hint.en}
          maxLength={MAX_HINT}
          onChange={(text) => set({ hint: { ...node.hint, en: text } }, 'hint-en')}
        />
      </div>
      <div className={styles['pair']}>
        {isPointed ? (
          <PointsField label={t('field.points')} value={node.points} onChange={(points) => set({ points }, 'points')} />
        ) : null}
        {isHeading || node.item === null ? (
          <p className={styles['note']}>{t('kind.heading')}</p>
        ) : (
          <Select
            label={t('field.kind')}
            placeholder=""
            options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={node.item.kind}
            onChange={(kind) => set({ item: blank(kind), ...(isScored(kind) ? {} : { points: null }) })}
          />
        )}
      </div>
      {node.item === null ? null : <ItemFields item={node.item} onChange={(item, field) => set({ item }, field)} />}
    </section>
  );
}

const isScored = (kind: ItemKind): boolean => kind !== 'text' && kind !== 'code' && kind !== 'bonus';

function isCountedAt(nodes: readonly RubricNode[], at: number): boolean {
  // The node and what lies below it, as if it stood alone.
  const own = nodes.slice(at, at + countBelow(nodes, at) + 1);
  return branchesOf(own).some(isCounted);
}

/** An item of a kind with nothing in it yet. */
function blank(kind: ItemKind): RubricItem {
  const none = { 'zh-CN': '', en: '' };
  switch (kind) {
    case 'levels':
      return GRADES;
    case 'count':
      return { kind, full: null };
    case 'duration':
      return { kind, fullS: null };
    case 'code':
      return { kind, options: [none, none] };
    case 'bonus':
      return { kind, most: 5 };
    default:
      return { kind };
  }
}
