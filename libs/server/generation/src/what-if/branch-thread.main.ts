// What runs in the thread of a branch: one run is lived through. It knows neither the database nor the server.
import { simulate } from '@portal/simulation';
import { parentPort, workerData } from 'node:worker_threads';
import type { BranchNews } from './branch-threads.js';
import { type BranchPlan, playBranch } from './play-branch.js';

const life = playBranch({ simulate }, workerData as BranchPlan);
let step = life.next();
for (; !step.done; step = life.next()) tell({ reached: step.value });
tell({ played: step.value });

function tell(news: BranchNews): void {
  parentPort?.postMessage(news);
}
