import { Fragment, type JSX } from 'react';
import type { ReportSentence } from '../../../../shared/study/report/sentence.ts';
import { EvidenceButton } from '../../../study/evidence/EvidenceButton.tsx';
import type { ReportWords } from '../../../study/report/reportWords.ts';
import styles from './report.module.css';

type Props = { readonly sentence: ReportSentence; readonly words: ReportWords };

/** A sentence whose numbers open the seconds that they were counted from. */
export function Sentence({ sentence, words }: Props): JSX.Element {
  const pieces = words.pieces(sentence);
  const whole = pieces.map(({ text }) => text).join('');
  return (
    <span className={styles['sentence']} data-says={sentence.key}>
      {pieces.map(({ text, part }, index) => {
        const after = pieces[index + 1];
        const before = pieces[index - 1];
        // A stop must not begin a line: it stays with the number before it.
        const stop = part && after && !after.part ? stopOf(after.text) : '';
        const own = !part && before?.part ? text.slice(stopOf(text).length) : text;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence stay in their order.
          <Fragment key={index}>
            {part ? (
              <span className={'spans' in part ? styles['whole'] : undefined}>
                {'spans' in part && part.spans.length > 0 ? (
                  <EvidenceButton value={text} about={`${whole} —`} spans={part.spans} />
                ) : (
                  text
                )}
                {stop}
              </span>
            ) : (
              own
            )}
          </Fragment>
        );
      })}
    </span>
  );
}

/** Stops at the beginning of a text. */
const stopOf = (text: string): string => /^[，。；：、）,.;:)]*/.exec(text)?.[0] ?? '';
