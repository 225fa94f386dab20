import { TestBed } from '@angular/core/testing';
import { TrendComponent } from './trend.component.js';

describe('a trend on a page', () => {
  it('is told in a word, or said to be unknown where there are too few answers', () => {
    const fixture = TestBed.createComponent(TrendComponent);
    const textOf = (enough: boolean) => {
      fixture.componentRef.setInput('trend', 'stable');
      fixture.componentRef.setInput('enough', enough);
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent?.trim();
    };
    expect(textOf(true)).toBe('Stable');
    expect(textOf(false)).toBe('Too few answers');
  });
});
