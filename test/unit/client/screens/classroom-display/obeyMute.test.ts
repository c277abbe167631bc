import { expect, it } from 'vitest';
import { LessonStore } from '../../../../../client/lesson/LessonStore.ts';
import { LocalStreams } from '../../../../../client/lesson/LocalStreams.ts';
import { obeyMute } from '../../../../../client/screens/classroom-display/life/obeyMute.ts';
import { FakeTrack } from '../../../../fakes/FakeTrack.ts';
import { ids } from '../../../../support/ids.ts';
import { after, liveLesson } from '../../../../support/lessons.ts';

const ONE = ids.classroom(1);
const muted = after(liveLesson, { type: 'microphone.muted', data: { classroomId: ONE, by: 'teacher' } });

function display() {
  const store = new LessonStore();
  const local = new LocalStreams(async () => undefined);
  const obeying = obeyMute({ store, local }, ONE);
  const put = () =>
    local.put({
      kind: 'classroom-return',
      medium: 'audio',
      track: new FakeTrack('audio', 'ceiling'),
      muted: obeying.isMuted(),
      soundMode: 'speech',
    });
  return { store, obeying, put, sent: () => local.get('classroom-return', 'audio') };
}

it('silences the microphone that is sent, and lets it be heard again', () => {
  const { store, put, sent } = display();
  put();
  store.reset(muted);
  expect(sent()).toMatchObject({ muted: true, track: { enabled: false } });
  store.reset(after(muted, { type: 'microphone.opened', data: { classroomId: ONE, by: 'assistant' } }));
  expect(sent()).toMatchObject({ muted: false, track: { enabled: true } });
});

it('begins silent where the classroom was muted before, e.g. before a reload', () => {
  const { store, put, sent } = display();
  store.reset(muted);
  put();
  expect(sent()?.muted).toBe(true);
});

it('obeys its own classroom alone, and nobody once it has stopped', () => {
  const { store, put, sent, obeying } = display();
  put();
  store.reset(after(liveLesson, { type: 'microphone.muted', data: { classroomId: ids.classroom(2), by: 'teacher' } }));
  expect(sent()?.muted).toBe(false);
  obeying.stop();
  store.reset(after(muted, { type: 'sound.chosen', data: { mode: 'music' } }));
  expect(sent()?.muted).toBe(false);
});
