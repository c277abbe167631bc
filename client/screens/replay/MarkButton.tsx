import { BookmarkPlus } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/IconButton.tsx';
import type { Marking } from '../../study/marks/Marking.ts';
import { beginMark } from './beginMark.ts';

/** Marks the moment that is shown. */
export function MarkButton({ marking }: { readonly marking: Marking }): JSX.Element {
  const { t } = useTranslation('marks');
  return <IconButton show="below" icon={<BookmarkPlus />} word={t('make')} onClick={() => void beginMark(marking)} />;
}
