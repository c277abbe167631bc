import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptRubric } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { RubricId } from '../../../shared/vocabulary/index.ts';
import { rubricQuery } from '../../api/rubrics.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import { Draft } from '../../study/rubrics/Draft.ts';
import { Builder } from './Builder.tsx';

/** A rubric: built by its owner, looked at by all others who find it. */
export function RubricScreen({ rubricId }: { readonly rubricId: string }): JSX.Element {
  const sentence = useErrorText();
  const parsed = RubricId.safeParse(rubricId);
  if (!parsed.success) return <Notice tone="bad">{sentence(new AppError('rubric.not-found'))}</Notice>;
  return <WithRubric rubricId={parsed.data} />;
}

function WithRubric({ rubricId }: { readonly rubricId: RubricId }): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  // What is built here is not overwritten by another look.
  const { data, error } = useQuery({ ...rubricQuery(rubricId), staleTime: Number.POSITIVE_INFINITY });
  if (data) return <WithDraft kept={data} />;
  return error ? <Notice tone="bad">{sentence(error)}</Notice> : <Spinner large label={t('loading')} />;
}

function WithDraft({ kept }: { readonly kept: KeptRubric }): JSX.Element {
  const [draft] = useState(() => new Draft(kept.rubric, kept.version));
  return <Builder kept={kept} draft={draft} />;
}
