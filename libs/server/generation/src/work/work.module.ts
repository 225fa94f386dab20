import { Module } from '@nestjs/common';
import { MonotonicClock } from '../scheduler/monotonic-clock.js';
import { LongWork } from './long-work.js';
import { WorkController } from './work.controller.js';
import { WorkNotices } from './work-notices.gateway.js';

/** Long work: what goes on, how far it is, and how it is cancelled. */
@Module({
  controllers: [WorkController],
  providers: [LongWork, WorkNotices, MonotonicClock],
  exports: [LongWork, MonotonicClock],
})
export class WorkModule {}
