import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { SessionState } from '@portal/web/data';
import { ShellComponent } from './shell/shell.component.js';
import { SignInComponent } from './sign-in/sign-in.component.js';

/** The app: the shell with its pages, or the sign-in page. */
@Component({
  selector: 'pp-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ShellComponent, SignInComponent],
  template: `
    @if (session.signedIn()) {
      <pp-shell />
    } @else {
      <pp-sign-in />
    }
  `,
})
export class AppComponent {
  protected readonly session = inject(SessionState);
}
