import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { WhatIfSummary } from '@portal/contracts';
import { ApiProblem, WhatIfClient } from '@portal/web/data';
import { WhatIfListComponent } from './what-if-list.component.js';

const KEPT: WhatIfSummary = {
  ...{ id: 'WIF-1', name: 'Is training worth it?', runId: 'RUN-1', from: '2026-02-01', to: '2026-03-02' },
  ...{ branches: [{ name: 'Train', settings: { practiceSessionsPerDay: 5 } }] },
  ...{ createdAt: '2026-11-01T09:00:00Z', computedAt: '2026-11-01T09:00:00Z' },
};

describe('the list of what-ifs', () => {
  const client = { list: jest.fn(), delete: jest.fn() };

  beforeEach(() => {
    HTMLDialogElement.prototype.showModal = jest.fn();
    client.list.mockReset().mockResolvedValue({ items: [KEPT], nextCursor: null, previousCursor: null, total: 1 });
    client.delete.mockReset().mockResolvedValue(undefined);
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: WhatIfClient, useValue: client }] });
  });

  async function shown() {
    const fixture = TestBed.createComponent(WhatIfListComponent);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const click = async (text: string) => {
      const buttons = [...element.querySelectorAll('button')];
      buttons.find((button) => (button.getAttribute('aria-label') ?? button.textContent)?.trim() === text)?.click();
      await fixture.whenStable();
    };
    return { fixture, element, click };
  }

  it('names each with its futures and links to it', async () => {
    const { element } = await shown();
    expect(element.querySelector('tbody a')?.getAttribute('href')).toBe('/?id=WIF-1');
    expect(element.querySelector('tbody')?.textContent).toContain('Train');
  });

  it('is fetched again when a comparison was made', async () => {
    const { fixture } = await shown();
    fixture.componentRef.setInput('changes', 1);
    await fixture.whenStable();
    expect(client.list).toHaveBeenCalledTimes(2);
  });

  it('leaves out a list that comes later than a younger one', async () => {
    let answer: (page: unknown) => void = () => undefined;
    client.list.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const fixture = TestBed.createComponent(WhatIfListComponent);
    fixture.detectChanges();
    fixture.componentRef.setInput('changes', 1);
    await fixture.whenStable();
    answer({ items: [], nextCursor: null, previousCursor: null, total: 0 });
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).querySelector('tbody a')?.textContent).toBe(KEPT.name);
  });

  it('deletes one after asking, and tells who shows it', async () => {
    const { fixture, click } = await shown();
    const deleted: string[] = [];
    fixture.componentInstance.deleted.subscribe((id) => deleted.push(id));
    await click('Delete Is training worth it?');
    expect(client.delete).not.toHaveBeenCalled();
    await click('Delete it');
    expect(client.delete).toHaveBeenCalledWith('WIF-1');
    expect(deleted).toEqual(['WIF-1']);
  });

  it('says why one could not be deleted', async () => {
    client.delete.mockRejectedValue(new ApiProblem(503, 'Unavailable', 'The database is locked.'));
    const { element, click } = await shown();
    await click('Delete Is training worth it?');
    await click('Delete it');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('The database is locked.');
  });
});
