import * as generation from '@portal/server/generation'; // must be refused
import * as simulation from '@portal/simulation'; // must be refused
import * as appeals from '@portal/server/appeals'; // must be refused
import { Component } from '@angular/core'; // must be refused
export const illegal = [generation, simulation, appeals, Component];
