import { Inject, Injectable } from '@nestjs/common';
import type { DaySpan } from '@portal/domain';
import { PolicyDailyMetricEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import type { PolicyCourse } from './policy-view.js';

/** Reads what policies looked at and denied, by day. */
@Injectable()
export class PolicyDaysReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** The courses of policies of a run over a span. Named one by one, each is a seek in the key. */
  async byPolicy(runId: string, ids: readonly string[], { from, to }: DaySpan): Promise<Map<string, PolicyCourse>> {
    const rows = await this.reader
      .createQueryBuilder(PolicyDailyMetricEntity, 'metric')
      .select('metric.policyId', 'policyId')
      .addSelect('metric.day', 'day')
      .addSelect('metric.claims', 'claims')
      .addSelect('metric.denied', 'denied')
      .addSelect('metric.deniedBilled', 'deniedBilled')
      .where('metric.runId = :runId AND metric.policyId IN (:...ids)', { runId, ids })
      .andWhere('metric.day BETWEEN :from AND :to', { from, to })
      .orderBy('metric.policyId')
      .addOrderBy('metric.day')
      .getRawMany<Record<'policyId' | 'day' | 'claims' | 'denied' | 'deniedBilled', string>>();
    const courses = new Map<string, PolicyCourse[number][]>();
    for (const { policyId, day, claims, denied, deniedBilled } of rows) {
      let course = courses.get(policyId);
      if (!course) courses.set(policyId, (course = []));
      course.push({ day, claims: Number(claims), denied: Number(denied), deniedBilled: Number(deniedBilled) });
    }
    return courses;
  }
}
