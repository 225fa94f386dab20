import { TestBed } from '@angular/core/testing';
import { ThemeState } from './theme.state.js';

describe('the theme', () => {
  beforeEach(() => localStorage.clear());

  it('is that of the system until one is chosen', () => {
    expect(TestBed.inject(ThemeState).theme()).toBe('system');
    TestBed.tick();
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it('is set on the page and kept between visits', () => {
    TestBed.inject(ThemeState).choose('dark');
    TestBed.tick();
    expect(document.documentElement.dataset['theme']).toBe('dark');
    TestBed.resetTestingModule();
    const theme = TestBed.inject(ThemeState);
    expect(theme.theme()).toBe('dark');
    theme.choose('system');
    TestBed.tick();
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it('is light on paper', () => {
    TestBed.inject(ThemeState).choose('dark');
    TestBed.tick();
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.documentElement.dataset['theme']).toBe('light');
    window.dispatchEvent(new Event('afterprint'));
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('is that of the system where something else is stored', () => {
    localStorage.setItem('portal.theme', 'sepia');
    expect(TestBed.inject(ThemeState).theme()).toBe('system');
  });
});
