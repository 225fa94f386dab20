import * as generation from '@portal/server/generation'; // must be refused
import * as simulation from '@portal/simulation'; // must be refused
import * as patterns from '@portal/server/patterns'; // must be refused
import { Component } from '@angular/core'; // must be refused
import { PatternClaimEntity } from '@portal/server/database'; // must be refused by the project
import type { PatternClaimEntity as Planted } from '@portal/server/database'; // must be refused by the project
import * as database from '@portal/server/database'; // must be refused by the project
export { PatternClaimEntity as Link } from '@portal/server/database'; // must be refused by the project
export const links = 'SELECT claim_id FROM pattern_claims'; // must be refused by the project
export const truth = (id: string) => `SELECT * FROM claim_truth WHERE claim_id = '${id}'`; // must be refused by the project
export const illegal = [generation, simulation, patterns, Component, PatternClaimEntity, database];
export type Illegal = Planted;
