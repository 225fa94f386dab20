import { TestBed } from '@angular/core/testing';
import { CopierComponent } from './copier.component.js';

describe('copying a text', () => {
  const writeText = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    writeText.mockReset();
    Object.assign(navigator, { clipboard: { writeText } });
    HTMLDialogElement.prototype.showModal = jest.fn();
  });
  afterEach(() => jest.useRealTimers());

  function copier() {
    const fixture = TestBed.createComponent(CopierComponent);
    fixture.componentRef.setInput('said', 'Link copied');
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    return { fixture, said: () => page.querySelector('[role="status"]')?.textContent, page };
  }

  it('is said for a moment', async () => {
    const { fixture, said } = copier();
    await fixture.componentInstance.copy('the text');
    fixture.detectChanges();
    expect([writeText.mock.lastCall, said()]).toEqual([['the text'], 'Link copied']);
    jest.advanceTimersByTime(3_000);
    fixture.detectChanges();
    expect(said()).toBe('');
  });

  it('takes no room beside its neighbors while nothing is said', async () => {
    const { fixture, page } = copier();
    const takesRoom = () => !page.querySelector('[role="status"]')?.classList.contains('sr');
    expect(takesRoom()).toBe(false);
    await fixture.componentInstance.copy('the text');
    fixture.detectChanges();
    expect(takesRoom()).toBe(true);
  });

  it('is left to the person where the browser refuses it', async () => {
    writeText.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const { fixture, said, page } = copier();
    await fixture.componentInstance.copy('the text');
    fixture.detectChanges();
    expect([said(), page.querySelector('input')?.value]).toEqual(['', 'the text']);
  });
});
