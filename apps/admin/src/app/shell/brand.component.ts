import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The mark and the name. */
@Component({
  selector: 'pp-brand',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" style="fill: var(--pp-accent-fill)" />
      <path d="M7 17.5V9a5 5 0 0 1 10 0v8.5" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" />
      <path d="M10.6 17.5v-3.6M13.4 17.5V11" stroke="#fff" stroke-width="2" stroke-linecap="round" opacity=".75" />
    </svg>
    <span>Provider Portal</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 10px;
      color: var(--pp-text);
      font-size: var(--pp-text-14);
      font-weight: var(--pp-weight-strong);
      letter-spacing: -0.01em;
    }
    svg {
      flex: none;
      width: 24px;
      height: 24px;
    }
  `,
})
export class BrandComponent {}
