// Refused on purpose: payers are a feature of their own and know neither runs nor claims nor the simulation.
import { GenerationModule } from '@portal/server/generation'; // must be refused
import { ClaimsModule } from '@portal/server/claims'; // must be refused
import { simulate } from '@portal/simulation'; // must be refused
import { Component } from '@angular/core'; // must be refused

export const illegal = [GenerationModule, ClaimsModule, simulate, Component];
