import { METRICS } from '@portal/domain'; // must be refused

export const formulas = Object.values(METRICS).map(({ formula }) => formula);
