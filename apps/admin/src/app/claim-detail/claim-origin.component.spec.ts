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
  received: null,
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

  it('says where a claim from files stands in them, and speaks of no seed and of nothing planted', async () => {
    const received = { claim: 'january.837, segment 17', answer: 'january.835, segment 9' };
    const text = await textOf({ ...CLEAN, seed: null, stream: null, truthKnown: false, received });
    expect(text).toContain('From files');
    expect(text).toContain('january.837, segment 17');
    expect(text).toContain('january.835, segment 9');
    expect(text).toContain('Nothing was planted by the portal');
    expect(text).not.toMatch(/Seed|Stream|Ground truth|simulated/);
  });

  it('says of a claim from files that its payer has not answered', async () => {
    const text = await textOf({ ...CLEAN, received: { claim: 'january.837, segment 17', answer: null } });
    expect(text).toContain('Payer’s answernone yet');
  });
});

async function groundTruthOf(origin: ClaimProvenance): Promise<string> {
  return plain((await shown(origin)).querySelector('details p'));
}

async function textOf(origin: ClaimProvenance): Promise<string> {
  return plain(await shown(origin));
}

async function shown(origin: ClaimProvenance): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(ClaimOriginComponent);
  fixture.componentRef.setInput('origin', origin);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

function plain(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
