import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { VisitTemplate } from '@portal/domain';
import { ServiceEntity, UnitOfWork, VisitTemplateEntity } from '@portal/server/database';
import { type EntityManager, In, Not } from 'typeorm';
import { VISIT_TEMPLATES } from '../tokens.js';

/** Keeps the stored templates in step with the configuration, and the services that they need in place. */
@Injectable()
export class TemplateStore implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(VISIT_TEMPLATES) private readonly templates: readonly VisitTemplate[],
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await manager.delete(VisitTemplateEntity, { kind: Not(In(this.templates.map(({ kind }) => kind))) });
      // Processes that start at the same time write the same rows.
      await manager.upsert(VisitTemplateEntity, [...this.templates], ['kind']);
      await this.addServices(manager);
    });
  }

  /** Adds the services of the templates that are missing. One that was renamed stays: a check reports it. */
  private async addServices(manager: EntityManager): Promise<void> {
    const services = this.templates.map(({ serviceId, serviceName, durationMinutes }) => ({
      id: serviceId,
      name: serviceName,
      durationMinutes,
    }));
    await manager.createQueryBuilder().insert().into(ServiceEntity).values(services).orIgnore().execute();
  }
}
