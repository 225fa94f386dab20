import { TestBed } from '@angular/core/testing';
import { PageTurnComponent } from './page-turn.component.js';

describe('the foot of a list', () => {
  it('leads to the pages that there are, and to no other', async () => {
    const fixture = TestBed.createComponent(PageTurnComponent);
    fixture.componentRef.setInput('page', { previousCursor: null, nextCursor: 'after-50' });
    const turned: (string | null)[] = [];
    fixture.componentInstance.turned.subscribe((cursor) => turned.push(cursor));
    await fixture.whenStable();
    const [previous, next] = (fixture.nativeElement as HTMLElement).querySelectorAll('button');
    expect(previous?.disabled).toBe(true);
    next?.click();
    expect(turned).toEqual(['after-50']);
  });
});
