import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { marksQuery } from '../../api/marks.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import { BESIDE, type Marking } from '../../study/marks/Marking.ts';
import { MarkList } from '../../study/marks/MarkList.tsx';
import { ReceivedList } from './received/ReceivedList.tsx';
import styles from './SidePanel.module.css';
import { SourceList } from './SourceList.tsx';
import { SharePanel } from './share/SharePanel.tsx';
import type { Sharing } from './share/Sharing.ts';

type Props = {
  readonly replay: Replay;
  readonly marking: Marking;
  /** `null` for whoever does not manage the take. */
  readonly sharing: Sharing | null;
};

/** What is beside the player: what there is to see and hear, the marks, what each room really received, or who else may watch it. */
export function SidePanel({ replay, marking, sharing }: Props): JSX.Element {
  const { t } = useTranslation(['replay', 'marks']);
  const { data } = useQuery(marksQuery(replay.take));
  const beside = useObservable(marking.beside);
  return (
    // Tabs put a template beside themselves.
    <div className={styles['panel']} data-scrolls="true">
      <Tabs
        selectedKey={beside}
        onSelectionChange={(key) => marking.beside.set(BESIDE.find((each) => each === key) ?? 'sources')}
      >
        <TabList className={styles['tabs'] ?? ''} aria-label={t('beside')}>
          <Tab id="sources" className={styles['tab'] ?? ''}>
            {t('sources.tab')}
          </Tab>
          <Tab id="marks" className={styles['tab'] ?? ''}>
            {data === undefined || data.length === 0 ? t('marks:marks') : t('marks:marks.count', { n: data.length })}
          </Tab>
          <Tab id="received" className={styles['tab'] ?? ''}>
            {t('received')}
          </Tab>
          {sharing ? (
            <Tab id="share" className={styles['tab'] ?? ''}>
              {t('share')}
            </Tab>
          ) : null}
        </TabList>
        <TabPanel id="sources">
          <SourceList replay={replay} />
        </TabPanel>
        <TabPanel id="marks">
          <MarkList replay={replay} marking={marking} />
        </TabPanel>
        <TabPanel id="received">
          <ReceivedList replay={replay} />
        </TabPanel>
        {sharing ? (
          <TabPanel id="share">
            <SharePanel replay={replay} sharing={sharing} />
          </TabPanel>
        ) : null}
      </Tabs>
    </div>
  );
}
