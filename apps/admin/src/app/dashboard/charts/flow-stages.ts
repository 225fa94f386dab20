import type { Dashboard } from '@portal/contracts';
import type { ClaimLinks, ClaimQueryParams } from '@portal/figures';

/** A part of a stage. */
export interface FlowPart {
  readonly name: string;
  readonly claims: number;
  /** Name of the data color. */
  readonly role: string;
  /** Not yet known is hollow. */
  readonly hollow: boolean;
  readonly query: ClaimQueryParams;
}

/** One stage of the flow. */
export interface FlowStage {
  readonly name: string;
  readonly claims: number;
  readonly query: ClaimQueryParams;
  readonly parts: readonly FlowPart[];
  /** Parts when each has a claim: all have their room, so that nothing below them moves. */
  readonly mostParts: number;
  /** Begin and end of the part from which the next stage opens, in percent; null at the last stage. */
  readonly opens: { readonly from: number; readonly to: number; readonly role: string } | null;
}

/** What became of the decided claims, stage by stage. Parts without a claim are left out. */
export function flowStages(flow: Dashboard['flow'], links: ClaimLinks): FlowStage[] {
  const { decided, denied, appealed } = flow;
  const part = (name: string, claims: number, role: string, query: ClaimQueryParams, hollow = false) => ({
    ...{ name, claims, role, query, hollow },
  });
  const present = ({ claims }: FlowPart) => claims > 0;
  return [
    {
      ...{ name: 'Decided', claims: decided, query: links.decided() },
      mostParts: 2,
      parts: [
        part('paid at first', flow.paid, 'approved', links.decided({ initialStatus: 'approved' })),
        part('denied', denied, 'denied', links.denied()),
      ].filter(present),
      opens: { from: (100 * flow.paid) / (decided || 1), to: 100, role: 'denied' },
    },
    {
      ...{ name: 'Denied', claims: denied, query: links.denied() },
      mostParts: 2,
      parts: [
        part('appealed', appealed, 'appealed', links.denied({ status: 'appealed,overturned,upheld' })),
        part('not appealed', flow.notAppealed, 'pending', links.denied({ status: 'denied' }), true),
      ].filter(present),
      opens: { from: 0, to: (100 * appealed) / (denied || 1), role: 'appealed' },
    },
    {
      ...{ name: 'Appealed', claims: appealed },
      query: links.denied({ status: 'appealed,overturned,upheld' }),
      mostParts: 3,
      parts: [
        part('overturned, paid', flow.overturned, 'recovered', links.denied({ status: 'overturned' })),
        part('waiting', flow.waiting, 'appealed', links.denied({ status: 'appealed' }), true),
        part('upheld', flow.upheld, 'pending', links.denied({ status: 'upheld' })),
      ].filter(present),
      opens: null,
    },
  ];
}
