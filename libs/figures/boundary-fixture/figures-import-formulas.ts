import { METRICS } from '@portal/domain'; // must be refused by the project

export const formulas = Object.values(METRICS).map(({ formula }) => formula);
