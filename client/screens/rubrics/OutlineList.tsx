import {
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  GripVertical,
  IndentDecrease,
  IndentIncrease,
  Plus,
  Trash2,
} from 'lucide-react';
import { type JSX, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCounted, sumBelow } from '../../../shared/study/rubric/faults.ts';
import { type Branch, branchesOf } from '../../../shared/study/rubric/outline.ts';
import { MAX_DEPTH, type Rubric, usesPoints, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Draft } from '../../study/rubrics/Draft.ts';
import { addAfter, addBelow, type Edited, indent, move, moveBefore, remove } from '../../study/rubrics/editOutline.ts';
import styles from './rubrics.module.css';

type Nodes = Rubric['nodes'];

/** What the keys do to the row that has the focus; Alt goes with the arrows. */
const KEYS: Readonly<Record<string, (nodes: Nodes, at: number) => Edited>> = {
  'Alt+ArrowUp': (nodes, at) => move(nodes, at, -1),
  'Alt+ArrowDown': (nodes, at) => move(nodes, at, 1),
  'Alt+ArrowRight': (nodes, at) => indent(nodes, at, 1),
  'Alt+ArrowLeft': (nodes, at) => indent(nodes, at, -1),
  Insert: addAfter,
  Delete: remove,
};

/** Keys that go from row to row. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The outline with the weights of each heading as they add up; rows are dragged, or moved by keys and buttons. */
export function OutlineList({ draft }: { readonly draft: Draft }): JSX.Element {
  const { t } = useTranslation('rubrics');
  const rubric = useObservable(draft.rubric);
  const at = useObservable(draft.at);
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const act = (edit: (nodes: Nodes) => Edited): void => {
    const { nodes, at: next } = edit(draft.rubric.read().nodes);
    draft.change({ ...draft.rubric.read(), nodes: [...nodes] });
    draft.at.set(nodes.length === 0 ? null : next);
  };
  useFocusOnRow(list, at);
  const drop = (to: number): void => {
    if (dragged !== null) act((nodes) => moveBefore(nodes, dragged, to));
    setDragged(null);
    setOver(null);
  };
  const onKeyDown = (event: KeyboardEvent, place: number): void => {
    const edit = KEYS[`${event.altKey ? 'Alt+' : ''}${event.key}`];
    const step = event.altKey ? undefined : STEPS[event.key];
    if (!edit && step === undefined) return;
    event.preventDefault();
    if (edit) act((nodes) => edit(nodes, place));
    else draft.at.set(Math.max(0, Math.min(rubric.nodes.length - 1, place + (step ?? 0))));
  };
  return (
    <section className={styles['outline']} aria-label={t('outline')}>
      <button type="button" className={styles['whole']} aria-current={at === null} onClick={() => draft.at.set(null)}>
        {t('whole')}
        <WholeSum rubric={rubric} />
      </button>
      <ol ref={list} className={styles['nodes']}>
        {rowsOf(branchesOf(rubric.nodes)).map((branch) => (
          <Row
            key={branch.node.key}
            rubric={rubric}
            branch={branch}
            current={at === branch.index}
            over={over === branch.index}
            onChoose={() => draft.at.set(branch.index)}
            onKeyDown={(event) => onKeyDown(event, branch.index)}
            onDrag={() => setDragged(branch.index)}
            onOver={() => setOver(branch.index)}
            onDrop={() => drop(branch.index)}
          />
        ))}
      </ol>
      {at === null ? (
        <Button icon={<Plus />} onClick={() => act((nodes) => addAfter(nodes, null))}>
          {t('whole.add')}
        </Button>
      ) : (
        <Tools rubric={rubric} at={at} act={act} />
      )}
      <p className={styles['note']}>{t('row.keys')}</p>
    </section>
  );
}

const rowsOf = (branches: readonly Branch[]): Branch[] => branches.flatMap((each) => [each, ...rowsOf(each.below)]);

/** After a row was moved by a key, the focus is still on it. */
function useFocusOnRow(list: React.RefObject<HTMLOListElement | null>, at: number | null): void {
  useEffect(() => {
    if (at === null || !list.current?.contains(document.activeElement)) return;
    list.current.querySelectorAll<HTMLElement>('[data-row]')[at]?.focus();
  }, [list, at]);
}

type RowProps = {
  readonly rubric: Rubric;
  readonly branch: Branch;
  readonly current: boolean;
  readonly over: boolean;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onDrag: () => void;
  readonly onOver: () => void;
  readonly onDrop: () => void;
};

function Row({ rubric, branch, current, over, onChoose, onKeyDown, onDrag, onOver, onDrop }: RowProps): JSX.Element {
  const { t } = useTranslation('rubrics');
  const language = useLanguage();
  const { node } = branch;
  const name = wordIn(node.label, language) || t('untitled');
  return (
    <li
      className={styles['node']}
      data-depth={node.depth}
      data-heading={node.item === null}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        onOver();
      }}
      onDrop={onDrop}
    >
      <span
        className={styles['grip']}
        draggable
        title={t('row.drag', { name })}
        aria-hidden="true"
        onDragStart={onDrag}
      >
        <GripVertical />
      </span>
      <button
        type="button"
        className={styles['label']}
        data-row={node.key}
        aria-current={current}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        <span>{name}</span>
        <Weight rubric={rubric} branch={branch} />
      </button>
    </li>
  );
}

function Weight({ rubric, branch }: Pick<RowProps, 'rubric' | 'branch'>): JSX.Element | null {
  const { t } = useTranslation('rubrics');
  const { node, below } = branch;
  if (!usesPoints(rubric) || !isCounted(branch)) return null;
  if (node.item) return <span className={styles['points']}>{node.points ?? '—'}</span>;
  return (
    <Sum
      sum={sumBelow(below)}
      of={node.points ?? 0}
      word={t('row.sum', { sum: sumBelow(below), of: node.points ?? 0 })}
    />
  );
}

function WholeSum({ rubric }: { readonly rubric: Rubric }): JSX.Element | null {
  const { t } = useTranslation('rubrics');
  if (!usesPoints(rubric)) return null;
  const sum = sumBelow(branchesOf(rubric.nodes));
  return <Sum sum={sum} of={rubric.points ?? 0} word={t('whole.sum', { sum, of: rubric.points ?? 0 })} />;
}

/** A sum as it stands, and what is missing or too much. */
function Sum({ sum, of, word }: { readonly sum: number; readonly of: number; readonly word: string }): JSX.Element {
  const { t } = useTranslation('rubrics');
  // Both are whole hundredths; their difference as a floating number need not be.
  const difference = Number((of - sum).toFixed(2));
  return (
    <span className={styles['points']} data-sum={sum} data-of={of} data-right={difference === 0}>
      {word}
      {difference === 0 ? null : (
        <strong> {difference > 0 ? t('row.missing', { n: difference }) : t('row.over', { n: -difference })}</strong>
      )}
    </span>
  );
}

type ToolsProps = {
  readonly rubric: Rubric;
  readonly at: number;
  readonly act: (edit: (nodes: Nodes) => Edited) => void;
};

function Tools({ rubric, at, act }: ToolsProps): JSX.Element {
  const { t } = useTranslation('rubrics');
  const isDeepest = (rubric.nodes[at]?.depth ?? 0) >= MAX_DEPTH;
  return (
    <div className={styles['tools']} role="toolbar" aria-label={t('outline')}>
      <IconButton icon={<ArrowUp />} word={t('row.up')} onClick={() => act((nodes) => move(nodes, at, -1))} />
      <IconButton icon={<ArrowDown />} word={t('row.down')} onClick={() => act((nodes) => move(nodes, at, 1))} />
      <IconButton icon={<IndentDecrease />} word={t('row.out')} onClick={() => act((nodes) => indent(nodes, at, -1))} />
      <IconButton icon={<IndentIncrease />} word={t('row.in')} onClick={() => act((nodes) => indent(nodes, at, 1))} />
      <IconButton icon={<Plus />} word={t('row.after')} onClick={() => act((nodes) => addAfter(nodes, at))} />
      <IconButton
        icon={<CornerDownRight />}
        word={t('row.below')}
        disabled={isDeepest}
        onClick={() => act((nodes) => addBelow(nodes, at))}
      />
      <IconButton icon={<Trash2 />} word={t('row.remove')} onClick={() => act((nodes) => remove(nodes, at))} />
    </div>
  );
}
