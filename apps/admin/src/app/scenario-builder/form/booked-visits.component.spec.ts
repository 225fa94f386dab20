import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { BookedVisitList } from '@portal/contracts';
import { ApiProblem, PayerClient } from '@portal/web/data';
import { BookedVisitsComponent } from './booked-visits.component.js';

const VISIT = { providerId: 'PRV-001', payerId: 'PAY-001', day: 1 };

describe('the switch of booked visits', () => {
  let fixture: ComponentFixture<BookedVisitsComponent>;
  let host: HTMLElement;
  let changes: BookedVisitList['items'][];
  let visitsAhead: jest.Mock<Promise<BookedVisitList>>;

  beforeEach(() => {
    visitsAhead = jest.fn(async () => ({ items: [VISIT], leftOut: 0 }));
    TestBed.configureTestingModule({ providers: [{ provide: PayerClient, useValue: { visitsAhead } }] });
    fixture = TestBed.createComponent(BookedVisitsComponent);
    host = fixture.nativeElement as HTMLElement;
    changes = [];
    fixture.componentInstance.changed.subscribe((visits) => changes.push([...visits]));
    fixture.componentRef.setInput('visits', []);
    fixture.detectChanges();
  });

  const toggle = async () => {
    host.querySelector('input')?.click();
    await fixture.whenStable();
    fixture.detectChanges();
  };
  const words = () => host.textContent?.replaceAll(/\s+/g, ' ');

  it('takes the visits in as they are booked now, and lets them go again', async () => {
    await toggle();
    expect(changes).toEqual([[VISIT]]);
    fixture.componentRef.setInput('visits', [VISIT]);
    fixture.detectChanges();
    expect(words()).toContain('1 visit on top of the claims a day, the next one on day 1.');
    await toggle();
    expect(changes).toEqual([[VISIT], []]);
    expect(visitsAhead).toHaveBeenCalledTimes(1);
  });

  it('says that none are booked', async () => {
    visitsAhead.mockResolvedValue({ items: [], leftOut: 2 });
    await toggle();
    expect(words()).toContain('No visits to come are booked.');
    expect(host.querySelector('input')?.checked).toBe(false);
  });

  it('says why they could not be fetched', async () => {
    visitsAhead.mockRejectedValue(new ApiProblem(0, 'The portal does not answer'));
    await toggle();
    expect(words()).toContain('The portal does not answer');
    expect(changes).toEqual([]);
  });
});
