import { Module } from '@nestjs/common';
import { AppealReadModel } from './appeal.read-model.js';
import { AppealStore } from './appeal.store.js';
import { AppealsController } from './appeals.controller.js';

/** Appeals of denied claims. */
@Module({ controllers: [AppealsController], providers: [AppealStore, AppealReadModel], exports: [AppealStore] })
export class AppealsModule {}
