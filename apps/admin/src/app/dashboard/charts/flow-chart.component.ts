import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dashboard } from '@portal/contracts';
import { type ClaimLinks, flowFinding, flowTable } from '@portal/figures';
import { ChartCardComponent, CountPipe } from '@portal/web/ui';
import { flowStages } from './flow-stages.js';

/** Decided, denied, appealed: each stage as one bar, opening out of the part of the one above that it is about. */
@Component({
  selector: 'pp-flow-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartCardComponent, CountPipe, RouterLink],
  templateUrl: './flow-chart.component.html',
  styleUrl: './flow-chart.component.scss',
})
export class FlowChartComponent {
  readonly board = input.required<Dashboard>();
  readonly links = input.required<ClaimLinks>();
  readonly asTable = model(false);

  protected readonly finding = computed(() => flowFinding(this.board().flow));
  protected readonly table = computed(() => flowTable(this.board(), this.links()));
  protected readonly stages = computed(() => flowStages(this.board().flow, this.links()));
}
