import { Download } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { endpoints } from '../../../../shared/api/index.ts';
import { chapterCues, eventCues } from '../../../../shared/timeline/takeCues.ts';
import { vttOf } from '../../../../shared/timeline/webVtt.ts';
import { pathOf } from '../../../api/pathOf.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import type { Replay } from '../../../playback/Replay.ts';
import styles from './download.module.css';
import { Part } from './Part.tsx';
import { saveText } from './saveText.ts';
import { useCueWords } from './useCueWords.ts';

/** What happened, for other programs: the log, and subtitles with chapters and events. */
export function RecordPart({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const words = useCueWords(replay);
  const { take, lanes, lengthMs } = replay;
  const title = take.title.replace(/[\\/:*?"<>|]+/g, '-');
  const save = (word: string, cues: Parameters<typeof vttOf>[0]): void =>
    saveText(`${title} ${word}.vtt`, vttOf(cues), 'text/vtt');
  const log = pathOf(endpoints['takes.log'].path, { takeId: take.takeId }, {});
  const [chapters, events] = [t('download.chapters'), t('download.events')];
  return (
    <Part title={t('download.records')}>
      <div className={styles['records']}>
        <a className={buttonClass('quiet')} href={log} download={`${title}.json`}>
          <Download aria-hidden="true" />
          {t('download.log')}
        </a>
        <Button icon={<Download />} onClick={() => save(chapters, chapterCues(lanes, lengthMs, words))}>
          {t('download.chapters.file')}
        </Button>
        <Button icon={<Download />} onClick={() => save(events, eventCues(lanes, words))}>
          {t('download.events.file')}
        </Button>
      </div>
    </Part>
  );
}
