import { type JSX, useState } from 'react';
import { CodeStep } from './CodeStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import type { Target } from './target.ts';
import { WordsStep } from './WordsStep.tsx';

type Props = {
  /** The code from the display's QR; asked for when there is none. */
  readonly code?: string | undefined;
  /** The classroom, where it is known already; otherwise the person chooses. */
  readonly target?: Target | undefined;
  /** The person is done; shown as a button after pairing. */
  readonly onDone: () => void;
};

type Step =
  | { readonly name: 'code'; readonly refused: boolean }
  | { readonly name: 'words'; readonly code: string }
  | { readonly name: 'done'; readonly classroom: string };

/** Pairs a display in three steps: its digits; its two words and its classroom; done. */
export function PairDisplay({ code, target, onDone }: Props): JSX.Element {
  const [step, setStep] = useState<Step>(
    code === undefined ? { name: 'code', refused: false } : { name: 'words', code },
  );
  switch (step.name) {
    case 'code':
      return <CodeStep refused={step.refused} onCode={(typed) => setStep({ name: 'words', code: typed })} />;
    case 'words':
      return (
        <WordsStep
          code={step.code}
          target={target}
          onBack={(refused) => setStep({ name: 'code', refused })}
          onPaired={(classroom) => setStep({ name: 'done', classroom })}
        />
      );
    case 'done':
      return (
        <DoneStep
          classroom={step.classroom}
          onAnother={() => setStep({ name: 'code', refused: false })}
          onDone={onDone}
        />
      );
  }
}
