import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CodeIntelligenceView } from '@portal/contracts';
import { codeRulesOf, notFound } from '@portal/domain';
import { payerRules } from '@portal/reference';
import { CodeIntelligenceEntity, READER, UnitOfWork } from '@portal/server/database';
import type { DataSource } from 'typeorm';

const BOOK = payerRules();

/** Keeps the table of procedure codes in step with the policy book, and answers from it. */
@Injectable()
export class CodeIntelligenceStore implements OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = [...BOOK.procedures.values()].map((procedure) => {
      const rules = codeRulesOf(procedure, BOOK);
      const { code, label, category, mue } = procedure;
      return { code, label, category, maximumUnits: mue, rules, summary: `${code}: ${label}; ${rules[0]?.text}` };
    });
    await this.unitOfWork.run((manager) => manager.upsert(CodeIntelligenceEntity, rows, ['code']));
  }

  /** All codes in order. */
  async list(): Promise<{ items: CodeIntelligenceView[] }> {
    const rows = await this.reader.manager.find(CodeIntelligenceEntity, { order: { code: 'ASC' } });
    return { items: rows.map(view) };
  }

  /** @throws DomainError `not-found` for an unknown code */
  async get(code: string): Promise<CodeIntelligenceView> {
    const row = await this.reader.manager.findOneBy(CodeIntelligenceEntity, { code });
    if (!row) throw notFound('procedure code', code);
    return view(row);
  }
}

function view({ rules, ...row }: CodeIntelligenceEntity): CodeIntelligenceView {
  return { ...row, rules: rules.map((rule) => ({ ...rule })) };
}
