import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RUN_STATES } from '@portal/domain';
import { portalGauge } from '@portal/server/runtime';
import { GenerationStatusReadModel } from './generation-status.read-model.js';

/** Tells Prometheus in which state generation is: 1 for that state, 0 for all others. */
@Injectable()
export class StateGauge implements OnModuleInit {
  constructor(private readonly readModel: GenerationStatusReadModel) {}

  onModuleInit(): void {
    const help = 'State of generation: 1 for the one it is in';
    portalGauge({ name: 'portal_generation_state', help, label: 'state' }, () => {
      const { state: current } = this.readModel.status();
      return Object.fromEntries(RUN_STATES.map((state) => [state, state === current ? 1 : 0]));
    });
  }
}
