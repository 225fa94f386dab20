import {
  ageingFinding,
  ageingTable,
  claimLinks,
  type DataTable,
  formatCount,
  formatDollars,
  formatMoney,
  formatPercent,
  formatPercentTick,
  formatShortDollars,
  heatFinding,
  heatMap,
  heatTable,
  moneyFinding,
  moneyTable,
  overturnFinding,
  overturnTable,
  providerFinding,
  providersTable,
  rateFinding,
  ratesTable,
  reasonFinding,
  reasonsTable,
} from '@portal/figures';
import { barChart, dayChart } from './chart-svg.js';
import { type Html, html } from './html.js';
import { claimsAddress, figureTable } from './report-table.js';
import type { RunReport } from './run-report.js';

/** The last value of a line has room for six digits. */
const lastDollars = (value: number) => (Math.abs(value) < 1e6 ? formatDollars(value) : formatShortDollars(value));

/** A part of the report: what it says, its chart and the table of the same figures. */
function section(heading: string, finding: string | null, chart: Html | null, tables: readonly Html[]): Html {
  return html`<section>
    <h2>${heading}</h2>
    ${finding === null ? null : html`<p class="t2">${finding}</p>`}
    <figure>${chart}</figure>
    ${tables}
  </section>`;
}

/** Denial and clean claim rate day by day. */
export function trendSection({ board, origin }: RunReport): Html {
  const { daily } = board;
  const days = daily.map(({ day }) => day);
  const before = {
    name: 'Period before',
    role: 'denied',
    look: 'dotted',
    values: daily.map((it) => it.previousDenialRate7),
  } as const;
  const denial = {
    name: 'Initial denial rate',
    role: 'denied',
    look: 'solid',
    values: daily.map((it) => it.denialRate7),
  } as const;
  const clean = {
    name: 'Clean claim rate',
    role: 'approved',
    look: 'solid',
    values: daily.map((it) => it.cleanRate7),
  } as const;
  const shared = { days, format: formatPercent, tick: formatPercentTick, ceiling: 1 };
  const charts = html`${dayChart({ ...shared, name: rateFinding(daily), lines: [before, denial] })}${dayChart({
      ...shared,
      name: 'Clean claim rate, average of seven days',
      lines: [clean],
    })}
    <figcaption>
      <span class="entry"><i class="key" style="--c: var(--denied)"></i>Initial denial rate</span>
      <span class="entry"><i class="key dotted" style="--c: var(--denied)"></i>As many days before</span>
      <span class="entry"><i class="key" style="--c: var(--approved)"></i>Clean claim rate, both over seven days</span>
    </figcaption>`;
  const table = ratesTable(board, claimLinks(board, {}));
  return section('Denial and clean claim rate', rateFinding(daily), charts, [
    figureTable('Rates by day', table, origin),
  ]);
}

/** Denied charges by reason, and the share that the first ones hold together. */
export function reasonSection({ board, origin }: RunReport): Html {
  const bars = board.reasons.map(({ name, billed, cumulativeShare }) => ({
    ...{ name, size: billed, figure: formatMoney(billed), note: `${formatPercent(cumulativeShare, 0)} so far` },
  }));
  const table = reasonsTable(board, claimLinks(board, {}));
  return section('Denied dollars by reason', reasonFinding(board.reasons), barChart('Denied charges', 'denied', bars), [
    figureTable('Denied charges by reason', table, origin),
  ]);
}

/** Where which payer refuses: shares in color, then counts. */
export function payerSection({ board, origin }: RunReport): Html {
  const links = claimLinks(board, {});
  const { columns, rows } = heatMap(board, links);
  const heads = columns.map(({ name }) => html`<th scope="col">${name}</th>`);
  const body = rows.map(({ payerName, decided, cells, query }) => {
    const shown = cells.map(
      ({ text, step }) => html`<td class="${step === null ? 'num' : `heat-${step}`}">${text}</td>`,
    );
    return html`<tr>
      <th scope="row"><a href="${claimsAddress(origin, query)}">${payerName}</a></th>
      <td class="num">${formatCount(decided)}</td>
      ${shown}
    </tr>`;
  });
  const map = html`<div class="map" role="region" tabindex="0" aria-label="Denial rates by payer and reason">
    <table>
      <thead>
        <tr>
          <th scope="col">Payer</th>
          <th scope="col" class="num">Decided</th>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
  return section('Payer and reason', heatFinding(board.payerReasons), map, [
    html`<p class="t2">The same in numbers of claims, for every reason:</p>`,
    figureTable('Denials by payer and reason', heatTable(board, links), origin),
  ]);
}

/** Appeals by reason, and what is still open. */
export function appealSections({ board, origin }: RunReport): Html[] {
  const links = claimLinks(board, {});
  const won = board.overturnByReason.map(({ name, overturned, decided, rate, recovered }) => ({
    ...{ name, size: rate ?? 0, figure: `${formatCount(overturned)} of ${formatCount(decided)}` },
    note: formatMoney(recovered),
  }));
  const open = board.ageing.map(({ bucket, billed, claims }) => ({
    ...{ name: `${bucket} days`, size: billed, figure: formatMoney(billed), note: `${formatCount(claims)} claims` },
  }));
  return [
    section(
      'Appeals won by reason',
      overturnFinding(board.overturnByReason),
      barChart('Share of appeals won', 'recovered', won),
      [figureTable('Appeals by reason', overturnTable(board, links), origin)],
    ),
    section('Open charges by age', ageingFinding(board.ageing), barChart('Open charges', 'pending', open), [
      figureTable('Open charges by age', ageingTable(board, links), origin),
    ]),
  ];
}

/** What came back, what is estimated to have been protected, and practice on the same days. */
export function moneySection({ board, origin }: RunReport): Html {
  const { daily } = board;
  const recovered = {
    name: 'Recovered',
    role: 'recovered',
    look: 'solid',
    values: daily.map((it) => it.recoveredTotal),
  } as const;
  const guarded = {
    name: 'Protected',
    role: 'protected',
    look: 'dashed',
    values: daily.map((it) => it.protectedTotal),
  } as const;
  const band = { low: daily.map((it) => it.protectedLow), high: daily.map((it) => it.protectedHigh) };
  const chart = html`${dayChart({
      ...{ name: moneyFinding(board), days: daily.map(({ day }) => day), lines: [guarded, recovered], band },
      ...{
        format: lastDollars,
        tick: formatShortDollars,
        ceiling: null,
        counts: daily.map((it) => it.practiceSessions),
      },
    })}
    <figcaption>
      <span class="entry"><i class="key" style="--c: var(--recovered)"></i>Recovered so far</span>
      <span class="entry"
        ><i class="key dashed" style="--c: var(--protected)"></i>Protected so far, an estimate with its 95%
        interval</span
      >
      <span class="entry"><i class="key" style="--c: var(--learning)"></i>Practice sessions of the day</span>
    </figcaption>`;
  const table = moneyTable(board, claimLinks(board, {}));
  return section('Recovered and protected', moneyFinding(board), chart, [figureTable('Money by day', table, origin)]);
}

/** What was planted against what was asked for, since the start. */
export function patternSection({ patterns, origin }: RunReport): Html {
  const bars = patterns.map(({ name, share, expectedShare, claims }) => ({
    ...{ name, size: share, target: expectedShare, figure: formatPercent(share) },
    note: `${formatCount(claims)} claims`,
  }));
  const table: DataTable = {
    columns: [
      { name: 'Pattern', kind: 'text' },
      { name: 'Claims', kind: 'count' },
      { name: 'Share', kind: 'percent' },
      { name: 'Share asked for', kind: 'percent' },
      { name: 'Distance in standard errors', kind: 'decimal' },
      { name: 'Frequency now', kind: 'percent' },
    ],
    rows: patterns.map((it) => ({
      values: [`${it.patternId} ${it.name}`, it.claims, it.share, it.expectedShare, it.standardErrors, it.target],
    })),
  };
  const far = patterns.filter(({ standardErrors }) => Math.abs(standardErrors) > 3).length;
  const finding =
    patterns.length === 0
      ? 'No pattern was planted.'
      : `${formatCount(patterns.length - far)} of ${formatCount(patterns.length)} patterns are within three standard errors of what was asked for. The line marks it.`;
  return section('Patterns against their targets', finding, barChart('Share of claims', 'denied', bars), [
    figureTable('Patterns', table, origin),
  ]);
}

/** Who practiced what, what it taught, and how denials of it moved. */
export function practiceSection({ practice, patterns, run, effects, origin }: RunReport): Html {
  const learned = (patternId: string) => {
    const [atStart] = run.settings.patterns.filter((pattern) => pattern.patternId === patternId);
    const now = patterns.find((pattern) => pattern.patternId === patternId)?.target;
    if (!atStart || now === undefined) return [null, null, null];
    return [atStart.frequency, now, atStart.frequency === 0 ? null : 1 - now / atStart.frequency];
  };
  const bars = practice.map(({ name, sessions, meanScore }) => ({
    ...{
      name,
      size: sessions,
      figure: `${formatCount(sessions)} sessions`,
      note: meanScore === null ? '' : `${formatPercent(meanScore, 0)} right`,
    },
  }));
  const columns = [
    ...[
      { name: 'Pattern', kind: 'text' },
      { name: 'Sessions', kind: 'count' },
      { name: 'Corrections', kind: 'count' },
    ],
    ...[
      { name: 'People', kind: 'count' },
      { name: 'Answered right', kind: 'percent' },
    ],
    ...[
      { name: 'Frequency at start', kind: 'percent' },
      { name: 'Now', kind: 'percent' },
      { name: 'Less by', kind: 'percent' },
    ],
  ] as DataTable['columns'];
  const rows = practice.map(({ patternId, name, sessions, corrections, users, meanScore }) => ({
    values: [name, sessions, corrections, users, meanScore, ...learned(patternId)],
  }));
  const sessions = practice.reduce((sum, row) => sum + row.sessions, 0);
  const tables = [figureTable('Practice by pattern', { columns, rows }, origin)];
  if (effects.length > 0) tables.push(html`<h2>Claim Lab</h2>`, figureTable('Claim Lab', effectTable(effects), origin));
  const chart = barChart('Practice sessions', 'learning', bars);
  return section('Practice and mastery', `${formatCount(sessions)} sessions were completed in all.`, chart, tables);
}

function effectTable(effects: RunReport['effects']): DataTable {
  return {
    columns: [
      { name: 'Pattern', kind: 'text' },
      { name: 'Sessions', kind: 'count' },
      { name: 'Denied before', kind: 'percent' },
      { name: 'Denied after', kind: 'percent' },
      { name: 'Change', kind: 'percent' },
      { name: 'From', kind: 'percent' },
      { name: 'To', kind: 'percent' },
    ],
    rows: effects.map(({ patternName, sessions, change }) => ({
      values: [
        ...[patternName, sessions, change?.before ?? null, change?.after ?? null],
        ...[change?.difference ?? null, change?.low ?? null, change?.high ?? null],
      ],
    })),
  };
}

/** How the providers did. */
export function providerSection({ board, origin }: RunReport): Html {
  const bars = board.providers.map(({ providerName, denialRate, denied, decided }) => ({
    ...{ name: providerName, size: denialRate ?? 0, figure: formatPercent(denialRate) },
    note: `${formatCount(denied)} of ${formatCount(decided)}`,
  }));
  const table = providersTable(board, claimLinks(board, {}));
  return section('Providers', providerFinding(board.providers), barChart('Denial rate', 'denied', bars), [
    figureTable('Providers', table, origin),
  ]);
}
