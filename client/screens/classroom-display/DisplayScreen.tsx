import type { JSX } from 'react';
import { BootingScreen } from './BootingScreen.tsx';
import { EndedScreen } from './EndedScreen.tsx';
import { LessonScreen } from './LessonScreen.tsx';
import type { Display } from './life/Display.ts';
import type { DisplayView } from './life/displayView.ts';
import { OccupiedScreen } from './OccupiedScreen.tsx';
import { StartingScreen } from './StartingScreen.tsx';
import type { SecondWindow } from './second/SecondWindow.ts';
import { UnpairedScreen } from './UnpairedScreen.tsx';
import { UnsupportedScreen } from './UnsupportedScreen.tsx';
import { WaitingScreen } from './WaitingScreen.tsx';

type Props = {
  readonly display: Pick<Display, 'agenda' | 'devices'>;
  readonly view: DisplayView;
  readonly second: SecondWindow;
};

/** The screen for what the display does now. */
export function DisplayScreen({ display, view, second }: Props): JSX.Element {
  switch (view.step) {
    case 'booting':
      return <BootingScreen unreachable={view.unreachable} />;
    case 'unsupported':
      return <UnsupportedScreen />;
    case 'unpaired':
      return <UnpairedScreen offer={view.offer} revoked={view.revoked} unreachable={view.unreachable} />;
    case 'occupied':
      return <OccupiedScreen personName={view.personName} onTake={view.onTake} />;
    case 'starting':
      return <StartingScreen who={view.who} onStart={view.onStart} />;
    case 'waiting':
      return <WaitingScreen who={view.who} display={display} />;
    case 'lesson':
      return (
        <LessonScreen
          key={view.lesson.lessonId}
          who={view.who}
          lesson={view.lesson}
          session={view.session}
          display={display}
          second={second}
        />
      );
    case 'ended':
      return <EndedScreen who={view.who} lesson={view.lesson} agenda={display.agenda} />;
  }
}
