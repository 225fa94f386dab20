import { joinBatches, patternExpectations, replay, simulate, SIMULATION_VERSION } from '@portal/simulation';
import type { Simulation } from './simulation.port.js';

/** The simulation library behind the port. */
export const simulatedWorld: Simulation = {
  version: SIMULATION_VERSION,
  simulate,
  join: joinBatches,
  replay,
  standing: (carry) =>
    Object.fromEntries(
      patternExpectations(carry).map(({ patternId, target, expectedClaims }) => [
        patternId,
        { target, expected: expectedClaims },
      ]),
    ),
};
