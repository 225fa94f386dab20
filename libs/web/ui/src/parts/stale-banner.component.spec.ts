import { TestBed } from '@angular/core/testing';
import { StaleBannerComponent, type Staleness } from './stale-banner.component.js';

describe('the banner over old figures', () => {
  it('says how old they are, and nothing of figures that are of now', () => {
    const fixture = TestBed.createComponent(StaleBannerComponent);
    const textOf = (figures: Staleness | null) => {
      fixture.componentRef.setInput('figures', figures);
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent?.trim();
    };
    expect(textOf(null)).toBe('');
    expect(textOf({ stale: true, staleSeconds: 1_200 })).toMatch(/These are the last good figures.*20 min old/s);
    expect(textOf({ stale: false, staleSeconds: null })).toBe('');
  });
});
