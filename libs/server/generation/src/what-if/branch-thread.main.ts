// What runs in a `BranchThread`: runs are lived through, one after the other. It knows neither the database nor the server.
import { simulate } from '@portal/simulation';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { BranchNews } from './branch-thread.js';
import { type BranchPlan, playBranch } from './play-branch.js';

giveWay();
parentPort?.on('message', (plan: BranchPlan) => {
  const life = playBranch({ simulate }, plan);
  let step = life.next();
  for (; !step.done; step = life.next()) tell({ reached: step.value });
  tell({ played: step.value });
});

function tell(news: BranchNews): void {
  parentPort?.postMessage(news);
}

/**
 * Lets requests and the run go first where cores are few: their delay falls from 30 to 13 ms. Linux gives each thread a
 * priority of its own; elsewhere it would be that of the whole portal.
 */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where it is forbidden all threads stay equal.
  }
}
