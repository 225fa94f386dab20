import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { payerNameList, providerList, serviceCodes } from '@portal/contracts';
import { REFERENCE } from '@portal/reference';
import { ApiProblems } from '@portal/server/runtime';

/** Providers, payers and codes by name, to choose from. */
@ApiTags('reference')
@Controller()
export class ReferenceController {
  @Get('providers')
  @ApiOperation({ summary: 'Billing providers of the reference world' })
  @ApiOkResponse({ description: 'All providers', standardSchema: providerList })
  @ApiProblems()
  providers() {
    return {
      items: REFERENCE.providers.map(({ id, name, npi, npiValid, specialties, clinicians, staffCount }) => ({
        id,
        name,
        npi,
        npiValid: npiValid !== false,
        specialties: Object.keys(specialties).map(
          (specialty) => REFERENCE.specialtyById.get(specialty)?.name ?? specialty,
        ),
        clinicians: clinicians.length,
        staff: staffCount,
      })),
    };
  }

  @Get('payers')
  @ApiOperation({ summary: 'Payers that take claims' })
  @ApiOkResponse({ description: 'All payers', standardSchema: payerNameList })
  @ApiProblems()
  payers() {
    return {
      items: REFERENCE.payers
        .filter(({ submitsClaims }) => submitsClaims)
        .map(({ id, name, kind }) => ({ id, name, kind })),
    };
  }

  @Get('service-codes')
  @ApiOperation({ summary: 'Services and places of service that claims name' })
  @ApiOkResponse({ description: 'All of them, in our own words', standardSchema: serviceCodes })
  @ApiProblems()
  serviceCodes() {
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
    return {
      procedures: [...REFERENCE.procedures.values()].map(({ code, label }) => ({ code, label })).sort(byCode),
      placesOfService: [...REFERENCE.placesOfService].map(([code, label]) => ({ code, label })).sort(byCode),
    };
  }
}
