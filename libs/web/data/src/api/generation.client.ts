import { inject, Injectable } from '@angular/core';
import type {
  ConfigureRequest,
  GenerationEstimateView,
  GenerationStatus,
  StartRequest,
  StartResponse,
} from '@portal/contracts';
import type { CalendarDate, GenerationSpeed } from '@portal/domain';
import { ApiClient } from './api-client.js';

/** Start, pace and end of generation. Every command but the start answers with the status after it. */
@Injectable({ providedIn: 'root' })
export class GenerationClient {
  private readonly api = inject(ApiClient);

  start(request: StartRequest): Promise<StartResponse> {
    return this.api.post('/admin/generation/start', request);
  }

  estimate(request: StartRequest): Promise<GenerationEstimateView> {
    return this.api.post('/admin/generation/estimate', request);
  }

  status(): Promise<GenerationStatus> {
    return this.api.get('/admin/generation/status');
  }

  stop(): Promise<GenerationStatus> {
    return this.api.post('/admin/generation/stop');
  }

  pause(): Promise<GenerationStatus> {
    return this.api.post('/admin/generation/pause');
  }

  /** @param until the simulated day on which the run pauses by itself */
  resume(options: { until?: CalendarDate; speed?: GenerationSpeed } = {}): Promise<GenerationStatus> {
    return this.api.post('/admin/generation/resume', options);
  }

  step(days: number): Promise<GenerationStatus> {
    return this.api.post('/admin/generation/step', { days });
  }

  speed(speed: GenerationSpeed): Promise<GenerationStatus> {
    return this.api.post('/admin/generation/speed', { speed });
  }

  configure(settings: ConfigureRequest): Promise<GenerationStatus> {
    return this.api.post('/admin/generation/configure', settings);
  }
}
