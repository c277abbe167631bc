import type { JSX } from 'react';
import { createPortal } from 'react-dom';
import { useLanguage } from '../../../i18n/language.ts';
import { useObservable } from '../../../kit/Observable.ts';
import { ViewContext } from '../../../kit/ViewContext.ts';
import { AwayNote } from '../AwayNote.tsx';
import { NothingShown } from '../NothingShown.tsx';
import { Stage, type StageSource } from '../Stage.tsx';
import { type ScreenPart, useStage } from '../useStage.ts';
import type { SecondWindow } from './SecondWindow.ts';

type Props = StageSource & {
  readonly part: ScreenPart;
  readonly teacherAway: boolean;
  readonly lessonTitle: string;
};

/** What the second screen shows, drawn into its window from here: the tracks, the ink and the lesson are those of this one. */
export function SecondStage({ second, ...rest }: Props & { readonly second: SecondWindow }): JSX.Element | null {
  const place = useObservable(second.place);
  const language = useLanguage();
  if (!place) return null;
  return createPortal(
    <ViewContext value={place.ownerDocument.defaultView}>
      <div lang={language}>
        <OtherScreen {...rest} />
      </div>
    </ViewContext>,
    place,
  );
}

function OtherScreen({ part, teacherAway, lessonTitle, ...source }: Props): JSX.Element {
  const shown = useStage(source.seen, source.ownSeatId, { part, isFirst: false });
  return (
    <>
      <Stage
        {...source}
        part={part}
        shown={shown}
        empty={<NothingShown part={part} teacherAway={teacherAway} lessonTitle={lessonTitle} />}
      />
      <AwayNote session={source.session} />
    </>
  );
}
