import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceLevelController } from './service-level.controller.js';
import { ServiceLevelReadModel } from './service-level.read-model.js';
import { ServiceLevelRecorder } from './service-level.recorder.js';
import { ServiceLevelStore } from './service-level.store.js';

/** What is promised of the portal's service, counted week by week. */
@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [ServiceLevelController],
  providers: [ServiceLevelStore, ServiceLevelRecorder, ServiceLevelReadModel],
})
export class ServiceLevelsModule {}
