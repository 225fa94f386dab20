// What runs in a `BranchThread`: runs are lived through, one after the other. It knows neither the database nor the server.
import { simulate } from '@portal/simulation';
import { parentPort } from 'node:worker_threads';
import type { BranchNews } from './branch-thread.js';
import { type BranchPlan, playBranch } from './play-branch.js';

parentPort?.on('message', (plan: BranchPlan) => {
  const life = playBranch({ simulate }, plan);
  let step = life.next();
  for (; !step.done; step = life.next()) tell({ reached: step.value });
  tell({ played: step.value });
});

function tell(news: BranchNews): void {
  parentPort?.postMessage(news);
}
