import { type DynamicModule, Global, Module } from '@nestjs/common';

/** Token of the files of the built threads. */
export const OWN_THREADS = Symbol('own threads');

/** The built threads of this room. */
export interface OwnThreads {
  /** `branch-thread.main`: futures are played in it. */
  readonly branch: string;
  /** `claim-thread.main`: files of claims are read in it. */
  readonly claims: string;
}

/** Has futures played and files read in threads. Left out, as in tests that run the portal in one process, both is done in it. */
@Global()
@Module({})
export class OwnThreadsModule {
  /** @param threads the built files */
  static forRoot(threads: OwnThreads): DynamicModule {
    const providers = [{ provide: OWN_THREADS, useValue: threads }];
    return { module: OwnThreadsModule, providers, exports: [OWN_THREADS] };
  }
}
