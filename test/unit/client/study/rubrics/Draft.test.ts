import { describe, expect, it } from 'vitest';
import { Draft } from '../../../../../client/study/rubrics/Draft.ts';
import { lessonForm } from '../../../../../shared/study/rubric/shipped/lessonForm.ts';

const named = (name: string) => ({ ...lessonForm, label: { 'zh-CN': name, en: '' } });

describe('a draft', () => {
  it('goes back step by step; letters typed in one field are one step', () => {
    const draft = new Draft(lessonForm, 1);
    for (const name of ['提', '提问']) draft.change(named(name), 'zh');
    draft.change({ ...named('提问'), nodes: [] });
    draft.undo();
    expect(draft.rubric.read()).toEqual(named('提问'));
    draft.undo();
    expect([draft.rubric.read(), draft.canUndo]).toEqual([lessonForm, false]);
    draft.undo();
    expect(draft.rubric.read()).toBe(lessonForm);
  });

  it('looks at the whole when the node that it looked at is gone', () => {
    const draft = new Draft({ ...lessonForm, nodes: [] }, 1);
    draft.change(lessonForm);
    draft.at.set(3);
    draft.undo();
    expect(draft.at.read()).toBeNull();
  });

  it('knows what the server has, also when something was written meanwhile', () => {
    const draft = new Draft(lessonForm, 1);
    const sent = named('一');
    draft.change(sent);
    draft.change(named('二'));
    draft.adopt(sent, 2);
    expect([draft.version, draft.kept.read() === draft.rubric.read()]).toEqual([2, false]);
  });
});
