import { EditHistory } from './edit-history.js';

describe('the way back through edits', () => {
  let history: EditHistory<string>;
  let now: string;

  beforeEach(() => {
    history = new EditHistory();
    now = '';
  });

  const type = (text: string) => {
    history.record(now);
    now = text;
  };
  const edit = (text: string) => {
    type(text);
    history.endStep(now);
  };
  const undo = () => (now = history.undo(now) ?? now);
  const redo = () => (now = history.redo(now) ?? now);

  it('goes back and forth step by step, and no further', () => {
    edit('a');
    edit('b');
    expect([undo(), undo(), undo()]).toEqual(['a', '', '']);
    expect([history.canUndo(), history.canRedo()]).toEqual([false, true]);
    expect([redo(), redo(), redo()]).toEqual(['a', 'b', 'b']);
    expect([history.canUndo(), history.canRedo()]).toEqual([true, false]);
  });

  it('takes what is typed without a pause for one step', () => {
    type('1');
    type('12');
    type('120');
    history.endStep(now);
    edit('other');
    expect([undo(), undo()]).toEqual(['120', '']);
  });

  it('takes back what is still being typed', () => {
    type('1');
    type('12');
    expect(undo()).toBe('');
  });

  it('has no step for what changed nothing in the end', () => {
    type('1');
    type('');
    history.endStep(now);
    expect(history.canUndo()).toBe(false);
  });

  it('forgets what was taken back when something else is done', () => {
    edit('a');
    undo();
    edit('b');
    expect(history.canRedo()).toBe(false);
    expect(undo()).toBe('');
  });

  it('is bounded', () => {
    for (let step = 1; step <= 150; step++) edit(String(step));
    let steps = 0;
    for (; history.canUndo(); steps++) undo();
    expect([steps, now]).toEqual([100, '50']);
  });

  it('can be forgotten', () => {
    edit('a');
    history.clear();
    expect([history.canUndo(), history.canRedo()]).toEqual([false, false]);
  });
});
