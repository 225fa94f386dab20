import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClaimDetail, ClaimLineDetail } from '@portal/contracts';
import { IconComponent, MoneyPipe, QuantityPipe } from '@portal/web/ui';
import { answeredAmount } from './money-hints.js';

const MODIFIER_PLACES = 4;

/** A place for a modifier: one that stands there, one that is missing, or nothing. */
interface ModifierPlace {
  readonly code: string;
  readonly label: string;
  readonly missing: boolean;
}

/** The lines of a claim. Why it was denied stands on the line that caused it, or above all when the claim did. */
@Component({
  selector: 'pp-claim-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, MoneyPipe, NgTemplateOutlet, QuantityPipe],
  templateUrl: './claim-lines.component.html',
  styleUrl: './claim-lines.component.scss',
})
export class ClaimLinesComponent {
  readonly claim = input.required<ClaimDetail>();

  protected readonly answeredAmount = answeredAmount;
  protected readonly denial = computed(() => this.claim().denial);
  protected readonly payable = computed(() =>
    this.claim().lineItems.reduce((sum, { payableAmount }) => sum + payableAmount, 0),
  );
  protected readonly lines = computed(() =>
    this.claim().lineItems.map((line) => ({
      line,
      offending: this.denial() !== null && this.denial()?.lineNumber === line.lineNumber,
      places: this.placesOf(line),
      pointers: line.diagnosisCodes.map((code) => this.letterOf(code)).join(', '),
    })),
  );

  /** Diagnoses are lettered on the form: A is the first. */
  protected letterOf(code: string): string {
    const index = this.claim().diagnoses.findIndex((diagnosis) => diagnosis.code === code);
    return index < 0 ? code : String.fromCharCode(65 + index);
  }

  private placesOf(line: ClaimLineDetail): ModifierPlace[] {
    const places = line.modifiers.map(({ code, label }) => ({ code, label, missing: false }));
    const { lineNumber, modifierToAdd } = this.denial() ?? {};
    if (modifierToAdd && lineNumber === line.lineNumber) {
      places.push({ code: `${modifierToAdd}?`, label: `Modifier ${modifierToAdd} is missing`, missing: true });
    }
    const empty = { code: '', label: '', missing: false };
    return [...places, ...Array.from({ length: MODIFIER_PLACES }, () => empty)].slice(0, MODIFIER_PLACES);
  }
}
