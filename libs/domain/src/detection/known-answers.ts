import { isTelehealth } from '../adjudication/place-of-service.js';
import type { DenialCauseId } from '../denial-patterns/pattern-id.js';
import { answerOf } from './answered-claim.js';

/** What a denial is about, as far as a known answer depends on it. */
export interface AnswerContext {
  /** The text of the codes, `CO-4 N822`. */
  readonly answer: string;
  readonly procedureCode: string;
  readonly placeOfService: string;
}

interface KnownAnswer {
  readonly causeId: DenialCauseId;
  readonly carc: string;
  /** Any of these must stand with it; none given = whatever stands with it. */
  readonly rarcs?: readonly string[];
  /** What the denied service must be for the codes to mean this cause. */
  readonly service?: 'visit' | 'remote';
}

/** What the codes of a remittance mean, the narrower reading first. A code alone may mean several things. */
const KNOWN_ANSWERS: readonly KnownAnswer[] = [
  { causeId: 'PTN-007', carc: '4', rarcs: ['N822'], service: 'remote' },
  { causeId: 'PTN-007', carc: '5', rarcs: ['M77'] },
  { causeId: 'PTN-007', carc: '96', rarcs: ['N776'] },
  { causeId: 'PTN-001', carc: '4', rarcs: ['N822'], service: 'visit' },
  { causeId: 'PTN-002', carc: '97', rarcs: ['M15', 'N390'] },
  { causeId: 'BG-MISSING', carc: '16', rarcs: ['MA130'] },
  { causeId: 'PTN-003', carc: '16', rarcs: ['M119', 'N265', 'N286', 'MA120', 'N305', 'N706'] },
  { causeId: 'PTN-003', carc: '252', rarcs: ['N706', 'M127'] },
  { causeId: 'PTN-004', carc: '197' },
  { causeId: 'PTN-004', carc: '284' },
  { causeId: 'PTN-004', carc: '288' },
  { causeId: 'PTN-005', carc: '151' },
  { causeId: 'PTN-005', carc: '119' },
  { causeId: 'PTN-006', carc: '50' },
  { causeId: 'BG-ELIG', carc: '27' },
  { causeId: 'BG-MEMBER', carc: '31' },
  { causeId: 'BG-PAYER', carc: '109' },
  { causeId: 'BG-COB', carc: '22' },
  { causeId: 'BG-DUP', carc: '18' },
  { causeId: 'BG-LATE', carc: '29' },
  { causeId: 'BG-NONCOV', carc: '96', rarcs: ['N130'] },
];

/** The cause that the codes of a denial stand for, given the service that they stand on; null when nobody knows. */
export function knownCauseOf(
  { answer, procedureCode, placeOfService }: AnswerContext,
  isVisit: (procedureCode: string) => boolean,
): DenialCauseId | null {
  const { carc, rarcs } = answerOf(answer);
  const known = KNOWN_ANSWERS.find((candidate) => {
    if (candidate.carc !== carc) return false;
    if (candidate.rarcs && !candidate.rarcs.some((code) => rarcs.includes(code))) return false;
    if (candidate.service === 'visit') return isVisit(procedureCode);
    return candidate.service !== 'remote' || isTelehealth(placeOfService);
  });
  return known?.causeId ?? null;
}
