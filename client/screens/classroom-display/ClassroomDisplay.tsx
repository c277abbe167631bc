import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../kit/Observable.ts';
import { DisplayGuard } from './DisplayGuard.tsx';
import { DisplayScreen } from './DisplayScreen.tsx';
import type { Display } from './life/Display.ts';
import { useAppManifest } from './manners/useAppManifest.ts';
import { useFarPage } from './manners/useFarPage.ts';
import { useFullscreenOnPress } from './manners/useFullscreenOnPress.ts';
import { usePageTitle } from './manners/usePageTitle.ts';
import { useRemoteControl } from './manners/useRemoteControl.ts';
import { useWakeLock } from './manners/useWakeLock.ts';
import type { SecondWindow } from './second/SecondWindow.ts';
import { useSecondWindow } from './second/useSecondWindow.ts';
import { useWantsPress } from './second/useWantsPress.ts';
import { useDisplay } from './useDisplay.ts';

/** The big screen of a listening classroom: full screen and dark, and nobody at a mouse. */
export function ClassroomDisplay(): JSX.Element | null {
  const display = useDisplay();
  const second = useSecondWindow();
  useFarPage();
  useWakeLock();
  useFullscreenOnPress();
  useAppManifest();
  useRemoteControl(second);
  return (
    display &&
    second && (
      <DisplayGuard>
        <Shown display={display} second={second} />
      </DisplayGuard>
    )
  );
}

type ShownProps = { readonly display: Display; readonly second: SecondWindow };

function Shown({ display, second }: ShownProps): JSX.Element {
  const { t } = useTranslation('display');
  const view = useObservable(display.view);
  usePageTitle('who' in view ? t('title.classroom', { classroom: view.who.classroomName }) : t('title'));
  useWantsPress(second);
  return <DisplayScreen display={display} view={view} second={second} />;
}
