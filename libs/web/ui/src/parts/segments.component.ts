import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** One choice of a few. */
export interface Segment<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

let groups = 0;

/** A choice of two to seven, all in sight: native radio buttons, so that arrow keys and readers work as everywhere. */
@Component({
  selector: 'pp-segments',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'radiogroup', '[attr.aria-label]': 'label()', '[class.small]': 'small()' },
  template: `
    @for (segment of segments(); track segment.value) {
      <label [class.on]="segment.value === value()">
        <input
          type="radio"
          [name]="group"
          [value]="segment.value"
          [checked]="segment.value === value()"
          [disabled]="disabled()"
          (change)="chosen.emit(segment.value)"
        />{{ segment.label }}
      </label>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      max-width: 100%;
      height: var(--pp-control);
      overflow-x: auto;
      border: 1px solid var(--pp-border-strong);
      border-radius: var(--pp-radius-2);
      background: var(--pp-surface);
    }
    label {
      position: relative;
      display: inline-flex;
      flex: 1 0 auto;
      align-items: center;
      justify-content: center;
      min-width: 40px;
      padding: 0 10px;
      border-left: 1px solid var(--pp-border);
      font-weight: var(--pp-weight-medium);
      color: var(--pp-text-2);
      white-space: nowrap;
      cursor: pointer;
    }
    label:first-child {
      border-left: 0;
    }
    label:hover {
      background: var(--pp-hover);
    }
    .on,
    .on:hover {
      background: var(--pp-accent-wash);
      color: var(--pp-accent);
      box-shadow: inset 0 -2px var(--pp-accent-fill);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--pp-focus);
      outline-offset: -2px;
    }
    label:has(:disabled) {
      opacity: 0.55;
      cursor: default;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }
    :host(.small) {
      height: 28px;
    }
    :host(.small) label {
      min-width: 32px;
      padding: 0 8px;
      font-size: var(--pp-text-12);
    }
    @media (max-width: 400px) {
      label {
        padding: 0 6px;
        font-size: var(--pp-text-12);
      }
    }
    @media (pointer: coarse) {
      :host,
      :host(.small) {
        height: 44px;
      }
    }
  `,
})
export class SegmentsComponent<Value extends string> {
  readonly segments = input.required<readonly Segment<Value>[]>();
  /** The chosen value; one that is not among the segments leaves all of them free. */
  readonly value = input.required<Value | null>();
  /** What is chosen, in words. */
  readonly label = input.required<string>();
  readonly small = input(false);
  readonly disabled = input(false);
  readonly chosen = output<Value>();
  protected readonly group = `segments-${groups++}`;
}
