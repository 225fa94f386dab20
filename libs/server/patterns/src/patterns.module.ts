import { Module } from '@nestjs/common';
import { PatternReadModel } from './pattern.read-model.js';
import { PatternStore } from './pattern.store.js';
import { PatternsController } from './patterns.controller.js';

/** The pattern catalogue and the links of claims to injected patterns. */
@Module({ controllers: [PatternsController], providers: [PatternStore, PatternReadModel], exports: [PatternStore] })
export class PatternsModule {}
