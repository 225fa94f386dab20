import type { AnsweredClaimReadModel, AnsweredRow } from '../answers/answered-claim.read-model.js';
import type { Progress } from '../answers/watched-run.js';
import { hours, visitAt } from '../testing/watched-world.js';
import { DetectionWindows } from './detection-windows.js';

const at = (hour: number): Progress => ({
  ...{ runId: 'RUN-W1', matchedTo: hours(hour), matchedClaimId: '', detectedAt: null, summedDay: null, revision: 1 },
});
const answers = (...instants: number[]) =>
  instants.map((hour, index) => visitAt(index + 1, hours(hour), 'approved')) as readonly unknown[] as AnsweredRow[];
const pause = async () => undefined;

describe('the window of a run', () => {
  const stored: AnsweredRow[] = [];
  const pageBySubmission = jest.fn(async () => stored);
  let windows: DetectionWindows;

  beforeEach(() => {
    pageBySubmission.mockClear();
    windows = new DetectionWindows({ pageBySubmission } as unknown as AnsweredClaimReadModel);
  });

  it('is kept while the run goes on', async () => {
    const window = await windows.of(at(0), pause);
    await windows.add(at(0), answers(1, 2), pause);
    expect(await windows.of(at(2), pause)).toBe(window);
    expect(await windows.of(at(6), pause)).toBe(window);
    expect(pageBySubmission).toHaveBeenCalledTimes(1);
  });

  it('is made again for a run of the same name that was deleted and came anew', async () => {
    const window = await windows.of(at(0), pause);
    await windows.add(at(0), answers(1, 2), pause);
    expect(await windows.of(at(0), pause)).not.toBe(window);
    expect(pageBySubmission).toHaveBeenCalledTimes(2);
  });
});
