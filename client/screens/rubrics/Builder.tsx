import { Link } from '@tanstack/react-router';
import { Save, Undo2 } from 'lucide-react';
import { type JSX, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptRubric } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { wordIn } from '../../../shared/study/rubric/rubric.ts';
import type { RubricId } from '../../../shared/vocabulary/index.ts';
import { api } from '../../api/api.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../../kit/Button.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Segments } from '../../kit/Segments.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { Draft } from '../../study/rubrics/Draft.ts';
import { Faults } from './Faults.tsx';
import { NodePanel } from './NodePanel.tsx';
import { OutlineList } from './OutlineList.tsx';
import { Preview } from './Preview.tsx';
import styles from './rubrics.module.css';
import { SaveAs } from './SaveAs.tsx';
import { WholePanel } from './WholePanel.tsx';

type Props = { readonly kept: KeptRubric; readonly draft: Draft };

/** Builds a rubric: its outline on one side, what is chosen of it on the other; or as a rater will see it. */
export function Builder({ kept, draft }: Props): JSX.Element {
  const { t } = useTranslation('rubrics');
  const [view, setView] = useState<'edit' | 'preview'>(kept.mine ? 'edit' : 'preview');
  const rubric = useObservable(draft.rubric);
  const at = useObservable(draft.at);
  return (
    <div className={styles['page']}>
      <Header kept={kept} draft={draft} />
      {kept.mine ? (
        <div className={styles['head']}>
          <Segments
            label={t('view')}
            value={view}
            choices={[
              { value: 'edit', label: t('view.edit') },
              { value: 'preview', label: t('view.preview') },
            ]}
            onChange={setView}
          />
          <Faults draft={draft} />
        </div>
      ) : (
        <Notice tone="info">{t('read-only')}</Notice>
      )}
      {view === 'preview' ? (
        <Preview rubric={rubric} />
      ) : (
        <div className={styles['builder']}>
          <OutlineList draft={draft} />
          {at === null || !rubric.nodes[at] ? (
            <WholePanel draft={draft} />
          ) : (
            <NodePanel key={rubric.nodes[at].key} draft={draft} at={at} />
          )}
        </div>
      )}
    </div>
  );
}

function Header({ kept, draft }: Props): JSX.Element {
  const { t } = useTranslation('rubrics');
  const language = useLanguage();
  const rubric = useObservable(draft.rubric);
  const isSaved = useObservable(draft.kept) === rubric;
  const { save, busy, changed } = useSaving(kept, draft);
  const name = wordIn(rubric.label, language) || t('untitled');
  return (
    <>
      <div className={styles['head']}>
        <div className={styles['what']}>
          <Link to="/rubrics" className={styles['note']}>
            {t('back')}
          </Link>
          <h1 className={styles['title']}>{name}</h1>
          <p className={styles['note']} role="status" data-saved={isSaved ? 'saved' : 'unsaved'}>
            {kept.mine ? t(isSaved ? 'saved' : 'unsaved') : kept.ownerName}
          </p>
        </div>
        <div className={styles['acts']}>
          <SaveAs name={name} read={async () => rubric} />
          {kept.mine ? (
            <>
              <Button icon={<Undo2 />} disabled={!draft.canUndo} onClick={() => draft.undo()}>
                {t('undo')}
              </Button>
              <Button variant="primary" icon={<Save />} busy={busy} disabled={isSaved} onClick={save}>
                {t('save')}
              </Button>
            </>
          ) : null}
        </div>
      </div>
      {changed ? <Notice tone="attention">{t('changed_elsewhere')}</Notice> : null}
    </>
  );
}

/** Saves by the button or Ctrl+S, undoes by Ctrl+Z, and warns whoever leaves with something unsaved. */
function useSaving({ rubricId, mine }: KeptRubric, draft: Draft) {
  const [busy, setBusy] = useState(false);
  const [changed, setChanged] = useState(false);
  const save = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await keep(rubricId, draft);
    } catch (refusal) {
      setChanged(refusal instanceof AppError && refusal.code === 'rubric.changed');
      tellRefusal(refusal);
    } finally {
      setBusy(false);
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!mine || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    if (event.key === 's') {
      event.preventDefault();
      void save();
    } else if (event.key === 'z' && !isTyping) {
      event.preventDefault();
      draft.undo();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    const warn = (event: BeforeUnloadEvent): void => {
      if (draft.rubric.read() !== draft.kept.read()) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('beforeunload', warn);
    return () => {
      // Whoever goes to another screen has not given up what they built; it need not be finished to be kept.
      keep(rubricId, draft).catch(tellRefusal);
      window.removeEventListener('keydown', listen);
      window.removeEventListener('beforeunload', warn);
    };
  }, [rubricId, draft]);
  return { save: () => void save(), busy, changed };
}

/** Saves what is not saved yet. Throws `rubric.changed`. */
async function keep(rubricId: RubricId, draft: Draft): Promise<void> {
  const rubric = draft.rubric.read();
  if (rubric === draft.kept.read()) return;
  const { version } = await api('rubrics.save', { params: { rubricId }, body: { rubric, version: draft.version } });
  draft.adopt(rubric, version);
}
