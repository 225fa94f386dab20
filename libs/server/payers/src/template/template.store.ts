import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { VisitTemplate } from '@portal/domain';
import { insertRows, ServiceEntity, UnitOfWork, VisitTemplateEntity } from '@portal/server/database';
import { type EntityManager, In } from 'typeorm';
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
      await manager.createQueryBuilder().delete().from(VisitTemplateEntity).execute();
      await insertRows(manager, VisitTemplateEntity, this.templates);
      await this.addServices(manager);
    });
  }

  /** Adds the services of the templates that are missing. One that was renamed stays: a check reports it. */
  private async addServices(manager: EntityManager): Promise<void> {
    const wanted = this.templates.map(({ serviceId, serviceName, durationMinutes }) => ({
      id: serviceId,
      name: serviceName,
      durationMinutes,
    }));
    const known = await manager.findBy(ServiceEntity, { id: In(wanted.map(({ id }) => id)) });
    const missing = wanted.filter(({ id }) => !known.some((service) => service.id === id));
    await insertRows(manager, ServiceEntity, missing);
  }
}
