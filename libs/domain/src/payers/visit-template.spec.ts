import {
  displayName,
  externalIdFor,
  instanceKey,
  sameName,
  serviceClass,
  templateOf,
  VISIT_KIND_NAMES,
} from './visit-template.js';
import { VISIT_KINDS } from './payer-profile.js';
import { visitTemplate } from '../testing/payer-book.js';

const templates = VISIT_KINDS.map(visitTemplate);
const intake = visitTemplate('intake');
const placed = { serviceId: 'SVC-follow-up-short', location: 'Telehealth', posCode: '10' };

describe('the name of a service', () => {
  it('is shown without the spaces around it, and compared without them and without case', () => {
    expect(displayName({ name: '  Follow-up, short ' })).toBe('Follow-up, short');
    expect(sameName(' INTAKE', 'Intake  ')).toBe(true);
    expect(sameName('Intake', 'Intake 2')).toBe(false);
    expect(sameName('Follow up', 'Followup')).toBe(false);
  });

  it.each([
    [' Intake ', 'intake'],
    ['INTAKE', 'intake'],
    ['Intake, long', 'other'],
    ['Follow-Up', 'follow-up'],
    [' follow-up, extended', 'follow-up'],
    ['Long follow-up', 'other'],
    ['', 'other'],
  ])('"%s" is read as %s', (name, kind) => {
    expect(serviceClass({ name })).toBe(kind);
  });

  it('has words of its own for each kind of visit', () => {
    expect(VISIT_KINDS.map((kind) => VISIT_KIND_NAMES[kind])).toEqual([
      'Intake',
      'Follow-up, short',
      'Follow-up, extended',
    ]);
  });
});

describe('an instance', () => {
  it('follows the template that has its service, its location and its place', () => {
    expect(templateOf(placed, templates)?.kind).toBe('follow-up-short');
    for (const other of [{ serviceId: 'SVC-other' }, { location: 'Office' }, { posCode: '02' }])
      expect(templateOf({ ...placed, ...other }, templates)).toBeUndefined();
  });

  it('is called by the payer’s own id where it has one for that kind of visit', () => {
    expect(externalIdFor(intake, { intake: 'own' })).toBe('own');
    expect(externalIdFor(intake, { 'follow-up-short': 'own' })).toBe('ext-intake');
  });

  it('is told from every other by service, payer, location and place', () => {
    const keys = [
      { ...placed, payerId: 'A' },
      { ...placed, payerId: 'B' },
      { ...placed, payerId: null },
      { ...placed, payerId: 'A', serviceId: 'SVC-intake' },
      { ...placed, payerId: 'A', location: 'Office' },
      { ...placed, payerId: 'A', posCode: '11' },
    ].map(instanceKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(instanceKey({ ...placed, payerId: 'A' })).toBe(keys[0]);
  });
});
