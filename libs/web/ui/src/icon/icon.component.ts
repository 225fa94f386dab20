import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { type IconName, ICONS } from './icons.js';

const FILLED: ReadonlySet<IconName> = new Set<IconName>(['play', 'pause', 'square']);

/** An icon beside a word. Hidden from readers of the screen: the word says it. */
@Component({
  selector: 'pp-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    'aria-hidden': 'true',
    '[style.--size.px]': 'size()',
    '[class.filled]': 'filled()',
    '[innerHTML]': 'svg()',
  },
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: var(--size);
      height: var(--size);
      /* In a line of words its middle stands at the middle of their capital letters. */
      vertical-align: calc(0.36em - var(--size) / 2);
    }
    :host ::ng-deep svg {
      width: 100%;
      height: 100%;
      stroke-width: 1.75;
    }
    :host(.filled) ::ng-deep svg {
      fill: currentColor;
    }
  `,
  template: '',
})
export class IconComponent {
  private readonly sanitizer = inject(DomSanitizer);

  readonly name = input.required<IconName>();
  /** Width and height in pixels. */
  readonly size = input(16);

  protected readonly filled = computed(() => FILLED.has(this.name()));
  /** Trusted, because the files are part of the bundle. */
  protected readonly svg = computed(() => this.sanitizer.bypassSecurityTrustHtml(ICONS[this.name()]));
}
