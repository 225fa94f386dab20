import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** An address that leads nowhere. */
@Component({
  selector: 'pp-not-found-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <div class="page">
      <h1 tabindex="-1">There is no such page</h1>
      <p>The address may be mistyped. <a routerLink="/admin/scenario-builder">Go to the scenario builder</a></p>
    </div>
  `,
})
export class NotFoundPage {}
