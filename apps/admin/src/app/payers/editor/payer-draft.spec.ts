import type { PayerDetail, ProviderView } from '@portal/contracts';
import { ApiProblem } from '@portal/web/data';
import { bodyOf, draftOf, fieldError, inForceFirst, NEW_PAYER } from './payer-draft.js';

const provider = (providerId: string, inForce: boolean) => ({ providerId, name: providerId, inForce });
const payer = {
  id: 'PAY-001',
  name: 'Aetna',
  type: 'Private',
  statusCode: 'pending',
  providers: [provider('PRV-001', true), provider('PRV-002', false)],
  mappingOverrides: { intake: 'own-id' },
} as unknown as PayerDetail;

describe('a payer that is edited', () => {
  it('begins as it is: contracts that have ended are not among its own', () => {
    expect(draftOf(payer)).toEqual({
      name: 'Aetna',
      type: 'Private',
      statusCode: 'pending',
      providerIds: ['PRV-001'],
      ownIds: { intake: 'own-id', 'follow-up-short': '', 'follow-up-extended': '' },
    });
  });

  it('shows the providers with a contract before the others, each in their order', () => {
    const providers = ['PRV-001', 'PRV-002', 'PRV-003', 'PRV-004'].map((id) => ({ id }) as ProviderView);
    const order = inForceFirst(providers, { providerIds: ['PRV-004', 'PRV-002'] }).map(({ id }) => id);
    expect(order).toEqual(['PRV-002', 'PRV-004', 'PRV-001', 'PRV-003']);
  });

  it('is sent with its id, and with own ids only where there are some', () => {
    const draft = {
      ...draftOf(payer),
      ownIds: { intake: ' ', 'follow-up-short': ' new-id ', 'follow-up-extended': '' },
    };
    expect(bodyOf(draft, 'PAY-001')).toMatchObject({
      id: 'PAY-001',
      mappingOverrides: { 'follow-up-short': 'new-id' },
    });
    expect(bodyOf(NEW_PAYER, null)).not.toHaveProperty('id');
  });

  it('shows an error beside the field that the portal named', () => {
    const problem = new ApiProblem(400, 'No', null, [{ pointer: '/name', detail: 'too short' }]);
    expect([fieldError(problem, '/name'), fieldError(problem, '/type'), fieldError(null, '/name')]).toEqual([
      'too short',
      null,
      null,
    ]);
  });
});
