import { type DynamicModule, Global, Module } from '@nestjs/common';

/** Token of the file of the built `branch-thread.main`. */
export const BRANCH_THREAD = Symbol('branch thread');

/** Has futures played in threads. Left out, as in tests that run the portal in one process, they are played in it. */
@Global()
@Module({})
export class BranchThreadModule {
  /** @param file the built `branch-thread.main` */
  static forRoot(file: string): DynamicModule {
    const providers = [{ provide: BRANCH_THREAD, useValue: file }];
    return { module: BranchThreadModule, providers, exports: [BRANCH_THREAD] };
  }
}
