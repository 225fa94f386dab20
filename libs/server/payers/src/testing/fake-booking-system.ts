import { REFERENCE } from '@portal/reference';
import { visitTemplates } from '../template/visit-templates.js';
import { FAKE_KEY, FakeIntakeQ } from './fake-intakeq.js';

/** Starts a fake booking system that knows the default services and all clinicians, for trying out bookings by hand. */
export async function startFakeBookingSystem(port: number): Promise<{ url: string; key: string }> {
  const services = visitTemplates({}).map(({ externalId, serviceName }) => ({
    id: externalId,
    name: serviceName.trim(),
  }));
  const practitioners = REFERENCE.providers.flatMap(({ clinicians }) =>
    clinicians.map(({ name, npi }) => ({ id: npi, name })),
  );
  const { url } = await FakeIntakeQ.start(services, practitioners, port);
  return { url, key: FAKE_KEY };
}
