import { type DynamicModule, Global, Module } from '@nestjs/common';

/** Token of the hour of the day (UTC) in which facts are checked by themselves. */
export const FACT_CHECK_HOUR = Symbol('fact check hour');

/** Has the facts of the current run checked once a day. Left out, as in most tests, they are checked when somebody asks. */
@Global()
@Module({})
export class FactCheckModule {
  /** @param hour hour of the day (UTC) in which the check begins, 0 to 23 */
  static forRoot(hour: number): DynamicModule {
    const providers = [{ provide: FACT_CHECK_HOUR, useValue: hour }];
    return { module: FactCheckModule, providers, exports: [FACT_CHECK_HOUR] };
  }
}
