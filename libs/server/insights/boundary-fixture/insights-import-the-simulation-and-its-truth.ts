import * as generation from '@portal/server/generation'; // must be refused
import * as simulation from '@portal/simulation'; // must be refused
import * as patterns from '@portal/server/patterns'; // must be refused
import { Component } from '@angular/core'; // must be refused
export const illegal = [generation, simulation, patterns, Component];
