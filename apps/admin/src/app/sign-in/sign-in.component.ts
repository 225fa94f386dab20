import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { SessionState } from '@portal/web/data';
import { IconComponent } from '@portal/web/ui';
import { BrandComponent } from '../shell/brand.component.js';

/** Length of the shortest token that the portal takes. */
const SHORTEST = 16;

/** Asks for the admin token, for whoever did not come by the sign-in link. */
@Component({
  selector: 'pp-sign-in',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrandComponent, IconComponent],
  template: `
    <main>
      <form class="card" (submit)="signIn($event, token.value)">
        <pp-brand />
        <h1>Sign in</h1>
        <p class="t2">
          The link that <code>npm start</code> prints signs you in. You can also paste its token here; it is kept beside
          the database, in <code>admin-token</code>.
        </p>
        <div class="field">
          <label for="token">Admin token</label>
          <div class="in">
            <input
              #token
              id="token"
              type="password"
              autocomplete="current-password"
              aria-describedby="token-problem"
              [attr.aria-invalid]="problem() ? true : null"
            />
          </div>
          <p class="err" id="token-problem">
            @if (problem(); as text) {
              <pp-icon name="circle-alert" [size]="14" />{{ text }}
            }
          </p>
        </div>
        <button type="submit" class="btn btn--main btn--big">Sign in</button>
        <p class="s12 t3">Synthetic data. No patient, provider or claim here is real.</p>
      </form>
    </main>
  `,
  styles: `
    main {
      display: grid;
      place-items: center;
      min-height: 100vh;
      padding: var(--pp-4);
    }
    form {
      display: grid;
      gap: var(--pp-3);
      width: min(400px, 100%);
      padding: var(--pp-6);
    }
    .err {
      min-height: 16px;
    }
  `,
})
export class SignInComponent {
  private readonly session = inject(SessionState);
  protected readonly problem = signal(
    this.session.refused() ? 'The portal does not know this token. It may belong to another database.' : null,
  );

  protected signIn(event: Event, typed: string): void {
    event.preventDefault();
    const token = typed.trim();
    if (token.length < SHORTEST) this.problem.set(`A token has ${SHORTEST} characters or more.`);
    else this.session.signIn(token);
  }
}
