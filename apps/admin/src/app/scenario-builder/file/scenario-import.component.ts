import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Scenario, ScenarioBody } from '@portal/contracts';
import { ApiProblem, ScenarioClient } from '@portal/web/data';
import { BannerComponent, IconComponent } from '@portal/web/ui';
import { fieldInWords, freeName, readScenarioFile, ScenarioFileError } from './scenario-file.js';

/** What is wrong with a file: as a whole, or field by field. */
interface Refusal {
  readonly file: string;
  readonly reason: string;
  readonly fields: readonly ReturnType<typeof fieldInWords>[];
}

/** Takes a scenario in from a JSON file; says of each field that is wrong, what is wrong with it. */
@Component({
  selector: 'pp-scenario-import',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent, IconComponent],
  template: `
    <button type="button" class="btn" [disabled]="reading()" (click)="box.click()">
      <pp-icon name="upload" />Import a scenario
    </button>
    <input
      #box
      type="file"
      class="sr"
      tabindex="-1"
      aria-label="Scenario file"
      accept=".json,application/json"
      (change)="take(box)"
    />
    @if (refusal(); as refused) {
      <pp-banner kind="stopped" [title]="refused.file + ' was not imported'">
        <p>{{ refused.reason }}</p>
        @for (field of refused.fields; track $index) {
          <p>
            <b>{{ field.field }}:</b> {{ field.problem }}
          </p>
        }
        <button actions type="button" class="btn btn--s" (click)="refusal.set(null)">Dismiss</button>
      </pp-banner>
    }
  `,
  // The banner stands in a row of its own below the title.
  styles: `
    :host {
      display: contents;
    }
    pp-banner {
      order: 1;
      flex-basis: 100%;
    }
  `,
})
export class ScenarioImportComponent {
  private readonly client = inject(ScenarioClient);

  readonly scenarios = input.required<readonly Scenario[]>();
  readonly imported = output<Scenario>();
  protected readonly reading = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);

  protected async take(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    // The same file, mended, may be chosen again.
    box.value = '';
    if (!file || this.reading()) return;
    this.reading.set(true);
    try {
      this.imported.emit(await this.client.create(this.bodyOf(await file.text())));
      this.refusal.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem || error instanceof ScenarioFileError)) throw error;
      const fields = error instanceof ApiProblem ? error.errors.map(fieldInWords) : [];
      const reason = fields.length > 0 ? 'Correct these fields in the file and import it again.' : error.message;
      this.refusal.set({ file: file.name, reason, fields });
    } finally {
      this.reading.set(false);
    }
  }

  private bodyOf(text: string): ScenarioBody {
    const content = readScenarioFile(text);
    const { name } = content;
    const taken = this.scenarios().map((scenario) => scenario.name);
    return { ...content, ...(typeof name === 'string' && { name: freeName(name, taken) }) } as ScenarioBody;
  }
}
