import { TestBed } from '@angular/core/testing';
import type { ClaimProvenance } from '@portal/contracts';
import { ClaimOriginComponent } from './claim-origin.component.js';

const CLEAN: ClaimProvenance = {
  claimId: 'CLM-7F3A91-0000001',
  runId: 'RUN-7F3A91',
  seed: 271_828,
  stream: 'claims/PRV-001/12',
  sequence: 1,
  simulationVersion: '1',
  templateId: 'office-visit',
  truthKnown: true,
  planted: null,
  occurredAt: '2026-01-05T09:30:00Z',
  recordedAt: '2026-02-01T12:00:00Z',
};
const PLANTED: NonNullable<ClaimProvenance['planted']> = {
  causeId: 'PTN-001',
  name: 'Missing Modifier 25',
  operation: 'drop-modifier',
  lineNumber: 2,
  description: 'Modifier 25 was left out.',
};

describe('where a claim came from', () => {
  it('names what was planted in it, and on which line', async () => {
    expect(await groundTruthOf({ ...CLEAN, planted: PLANTED })).toBe(
      'Planted: PTN-001 Missing Modifier 25, on line 2. Modifier 25 was left out.',
    );
  });

  it('leaves the line away where the whole claim is meant', async () => {
    const text = await groundTruthOf({ ...CLEAN, planted: { ...PLANTED, lineNumber: null } });
    expect(text).toBe('Planted: PTN-001 Missing Modifier 25. Modifier 25 was left out.');
  });

  it('says that a claim is clean where that is known', async () => {
    expect(await groundTruthOf(CLEAN)).toBe('Nothing was planted: the claim is clean.');
  });

  it('says that it does not know of a run that came without its ground truth', async () => {
    const unknown = { ...CLEAN, stream: null, templateId: null, truthKnown: false };
    expect(await groundTruthOf(unknown)).toBe('Not known: the run was brought in without its ground truth.');
  });
});

async function groundTruthOf(origin: ClaimProvenance): Promise<string> {
  const fixture = TestBed.createComponent(ClaimOriginComponent);
  fixture.componentRef.setInput('origin', origin);
  await fixture.whenStable();
  const text = (fixture.nativeElement as HTMLElement).querySelector('details p')?.textContent ?? '';
  return text.replaceAll(/\s+/g, ' ').trim();
}
