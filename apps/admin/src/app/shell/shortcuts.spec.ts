import { createEnvironmentInjector, DestroyRef, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Shortcuts } from './shortcuts.js';

describe('single keys', () => {
  const find = jest.fn();
  const claims = jest.fn();
  const pause = jest.fn();
  let shortcuts: Shortcuts;

  beforeEach(() => {
    jest.resetAllMocks();
    localStorage.clear();
    document.body.innerHTML =
      '<main><input type="text"><input type="radio"><select></select><button>Go</button></main>';
    shortcuts = TestBed.inject(Shortcuts);
    shortcuts.use({ '/': find, 'g c': claims, space: pause }, TestBed.inject(DestroyRef));
  });

  it('act wherever nothing is typed', () => {
    press('/', 'main');
    press(' ', 'main');
    press('/', 'input[type=radio]');
    expect(find).toHaveBeenCalledTimes(2);
    expect(pause).toHaveBeenCalledTimes(1);
  });

  it('leave fields alone, and buttons their space bar', () => {
    press('/', 'input[type=text]');
    press(' ', 'button');
    press(' ', 'input[type=radio]');
    expect(find).not.toHaveBeenCalled();
    expect(pause).not.toHaveBeenCalled();
  });

  it('leave the keys of the browser alone', () => {
    press('/', 'main', { ctrlKey: true });
    press('/', 'main', { metaKey: true });
    press(' ', 'main', { repeat: true });
    expect(find).not.toHaveBeenCalled();
    expect(pause).not.toHaveBeenCalled();
  });

  it('take two keys as a pair, in either case', () => {
    press('c', 'main');
    expect(claims).not.toHaveBeenCalled();
    press('G', 'main');
    press('C', 'main');
    expect(claims).toHaveBeenCalledTimes(1);
  });

  it('take the key of the page before that of the shell, and forget it with the page', () => {
    const found = jest.fn();
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    shortcuts.use({ '/': found }, page.get(DestroyRef));
    press('/', 'main');
    expect([found.mock.calls.length, find.mock.calls.length]).toEqual([1, 0]);
    page.destroy();
    press('/', 'main');
    expect([found.mock.calls.length, find.mock.calls.length]).toEqual([1, 1]);
  });

  it('take a key held with Ctrl or Command where it is named so, and never while something is typed', () => {
    const [undo, redo] = [jest.fn(), jest.fn()];
    shortcuts.use({ 'ctrl+z': undo, 'ctrl+shift+z': redo, z: find }, TestBed.inject(DestroyRef));
    press('z', 'main', { ctrlKey: true });
    press('Z', 'select', { metaKey: true, shiftKey: true });
    press('z', 'select');
    press('z', 'input[type=text]', { ctrlKey: true });
    press('z', 'main', { ctrlKey: true, altKey: true });
    expect([undo.mock.calls.length, redo.mock.calls.length, find.mock.calls.length]).toEqual([1, 1, 0]);
    shortcuts.enable(false);
    press('z', 'main', { ctrlKey: true });
    expect(undo).toHaveBeenCalledTimes(2);
  });

  it('can be switched off for good', () => {
    shortcuts.enable(false);
    press('/', 'main');
    expect(find).not.toHaveBeenCalled();
    TestBed.resetTestingModule();
    expect(TestBed.inject(Shortcuts).enabled()).toBe(false);
  });
});

function press(key: string, target: string, held: KeyboardEventInit = {}): void {
  document.querySelector(target)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }));
}
