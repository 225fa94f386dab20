import { Injectable, UnauthorizedException } from '@nestjs/common';
import { NameDisclosureEntity, UnitOfWork } from '@portal/server/database';
import { AdminToken, WallClock } from '@portal/server/runtime';
import { randomUUID } from 'node:crypto';

/** Shows patient names only to those who may see them, and records that they were shown. */
@Injectable()
export class NameDisclosure {
  constructor(
    private readonly token: AdminToken,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: WallClock,
  ) {}

  /** @throws UnauthorizedException when the request does not carry the admin token */
  async record(authorization: string | undefined, path: string): Promise<void> {
    if (!this.token.opens(authorization)) throw new UnauthorizedException('Names are shown to signed-in people only');
    await this.unitOfWork.run((manager) =>
      manager.insert(NameDisclosureEntity, { id: randomUUID(), path, recordedAt: this.clock.now() }),
    );
  }
}
