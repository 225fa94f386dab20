import { joinBatches, patternExpectations, replay, simulate, SIMULATION_VERSION } from '@portal/simulation';
import type { SimulationPort } from './simulation.port.js';

/** The simulation library behind the port. */
export const simulatedWorld: SimulationPort = {
  version: SIMULATION_VERSION,
  simulate,
  join: joinBatches,
  replay,
  expectations: (carry) =>
    Object.fromEntries(
      patternExpectations(carry).map(({ patternId, target, expectedClaims }) => [
        patternId,
        { target, expected: expectedClaims },
      ]),
    ),
};
