import { useTranslation } from 'react-i18next';
import { type RubricAnswer, type RubricItem, type RubricWords, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { useLanguage } from '../../i18n/language.ts';

/** Says an answer in words: the name of a level, yes or no, a number with its unit; a dash for none. */
export function useAnswerWord(): (item: RubricItem, answer: RubricAnswer) => string {
  const { t } = useTranslation('scores');
  const language = useLanguage();
  return (item, answer) => {
    if (answer === null) return '—';
    if (typeof answer === 'string') return answer;
    const choice = choiceOf(item, answer);
    if (choice) return wordIn(choice, language);
    if (item.kind === 'binary') return t(answer === 1 ? 'yes' : 'no');
    return item.kind === 'duration' ? t('seconds', { n: answer }) : String(answer);
  };
}

/** The name of a level or code. */
function choiceOf(item: RubricItem, place: number): RubricWords | undefined {
  if (item.kind === 'levels') return item.levels[place]?.label;
  return item.kind === 'code' ? item.options[place] : undefined;
}
