import type { RunSummary } from '@portal/contracts';
import { runLinkQuery } from '@portal/contracts/run-link';
import { METRICS } from '@portal/domain';
import {
  ANSWER_WORDS,
  APPEAL_WORDS,
  basisText,
  type DataTable,
  DURATION_WORDS,
  figureText,
  formatCount,
  formatDay,
  formatMoney,
  formatPercent,
  formatTime,
  periodWords,
  PRICING_WORDS,
  STATE_WORDS,
} from '@portal/figures';
import { Html, html } from './html.js';
import {
  appealSections,
  moneySection,
  patternSection,
  payerSection,
  practiceSection,
  providerSection,
  reasonSection,
  trendSection,
} from './report-sections.js';
import { STYLE } from './report-style.js';
import { figureTable } from './report-table.js';
import type { RunReport } from './run-report.js';

const TABLE_WORDS: Readonly<Record<string, string>> = {
  claims: 'Claims',
  claim_lines: 'Lines of claims',
  appeals: 'Appeals',
  learning_events: 'Steps of practice',
};

type Part = (report: RunReport) => Html | readonly Html[];

const PARTS: readonly Part[] = [
  ...[titleSection, runSection, stageSection, figureSection, trendSection, reasonSection, payerSection],
  ...[appealSections, moneySection, patternSection, practiceSection, providerSection, rowSection, repeatSection],
];
/** Parts that speak of what a simulation was asked for. */
const OF_SIMULATIONS = new Set<Part>([stageSection, patternSection, repeatSection]);

/** The report as one page, piece by piece. It needs nothing but itself: no script, no font, no picture from elsewhere. */
export function* reportPage(report: RunReport): Generator<string> {
  const parts = PARTS.filter((part) => report.run.origin === null || !OF_SIMULATIONS.has(part));
  yield `<!doctype html>\n<html lang="en">\n${headSection(report)}\n<body><main>\n`;
  for (const part of parts) yield `${html`${part(report)}`}\n`;
  yield '</main></body></html>\n';
}

function headSection({ run }: RunReport): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${run.runId}, ${run.scenarioName}: report</title>
    <style>
      ${new Html(STYLE)}
      ${run.origin ? new Html(RECEIVED_MARK) : ''}
    </style>
  </head>`;
}

/** What stands at the foot of a printed page in the place of the mark of synthetic data. */
const RECEIVED_MARK = `@page { @bottom-left { content: 'Claims from files'; } }`;

const SYNTHETIC_NOTICE = 'Synthetic data: no patient, provider or claim here is real.';
const RECEIVED_NOTICE = 'Claims from files: names and numbers of patients are made up, their claims are not.';

function titleSection({ run, board }: RunReport): Html {
  return html`<header>
    <h1>${run.scenarioName}, run ${run.runId}</h1>
    <p class="t2">
      ${periodWords(board.period)}, ${dayWords(board.period.days)}${run.origin ? '' : ' simulated'}.
      ${run.origin ? RECEIVED_NOTICE : SYNTHETIC_NOTICE}
    </p>
  </header>`;
}

function runSection(report: RunReport): Html {
  const facts = report.run.origin ? factsOfSet(report, report.run.origin) : factsOfRun(report);
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td>${value}</td>
      </tr>`,
  );
  return html`<section>
    <h2>${report.run.origin ? 'The claims' : 'The run'}</h2>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

type Fact = readonly [name: string, value: string];

/** What there is to say of claims that came from files. */
function factsOfSet({ run }: RunReport, { files }: NonNullable<RunReport['run']['origin']>): Fact[] {
  return [
    [files.length === 1 ? 'File' : 'Files', files.join(', ')],
    ['First day', formatDay(run.settings.startDate)],
    ['Providers', run.settings.providerIds?.join(', ') ?? 'All'],
    ...claimFacts(run, 'Claims'),
  ];
}

function claimFacts({ claims, denials, billedAmount }: RunReport['run'], name: string): Fact[] {
  return [
    [name, formatCount(claims)],
    ['Denied at first', `${formatCount(denials)} of ${formatCount(claims)}`],
    ['Charges', formatMoney(billedAmount)],
  ];
}

function factsOfRun({ run, inputs, board }: RunReport): Fact[] {
  const { settings } = run;
  return [
    ['Scenario', run.scenarioName],
    ['Seed', String(run.seed)],
    ['Version of the simulation', run.simulationVersion],
    ['State', `${STATE_WORDS[run.state]}${run.importedAt === null ? '' : ', imported'}`],
    ['Simulated until', board.asOf === null ? '–' : `${formatDay(board.asOf)}, ${formatTime(board.asOf)}`],
    ['History before the first day', dayWords(settings.warmupDays)],
    ['First day', formatDay(settings.startDate)],
    ['Length', DURATION_WORDS[settings.duration]],
    ['Claims a day', formatCount(settings.claimsPerDay)],
    ['Denial rate', formatPercent(settings.denialRate)],
    ['Appealed denials', formatPercent(settings.appealRate)],
    ['Practice sessions a day', String(settings.practiceSessionsPerDay)],
    ['Prices', PRICING_WORDS[settings.pricing]],
    ['Payers answer', ANSWER_WORDS[settings.adjudication]],
    ['Appeals are decided', `After ${APPEAL_WORDS[settings.appealTiming]}`],
    ['Providers', settings.providerIds?.join(', ') ?? 'All'],
    ['Changes by people during the run', formatCount(inputs)],
    ...claimFacts(run, 'Claims, with the history'),
  ];
}

function dayWords(days: number): string {
  return `${formatCount(days)} ${days === 1 ? 'day' : 'days'}`;
}

/** What was planned to change on the way; nothing where nothing was. */
function stageSection({ run: { settings }, origin }: RunReport): Html[] {
  const { stages = [], ruleChanges = [] } = settings;
  const planned = [
    ...stages.map(({ name, fromDay, settings: changed }) => ({ values: [fromDay, name, inWords(changed)] })),
    ...ruleChanges.map(({ payerId, procedureCode, placeOfService, fromDay }) => ({
      values: [
        fromDay,
        'A payer changes its rule',
        `${payerId} no longer pays ${procedureCode}${placeOfService === null ? '' : ` in place ${placeOfService}`}`,
      ],
    })),
  ].sort((a, b) => Number(a.values[0]) - Number(b.values[0]));
  if (planned.length === 0) return [];
  const columns = [
    { name: 'Day', kind: 'count' },
    { name: 'What', kind: 'text' },
    { name: 'From then on', kind: 'text' },
  ] as const;
  return [
    html`<section>
      <h2>Stages</h2>
      ${figureTable('Stages', { columns, rows: planned }, origin)}
    </section>`,
  ];
}

type StageSettings = NonNullable<RunSummary['settings']['stages']>[number]['settings'];

function inWords({ claimsPerDay, denialRate, appealRate, practiceSessionsPerDay, patterns }: StageSettings): string {
  const changes = [
    claimsPerDay === undefined ? null : `${formatCount(claimsPerDay)} claims a day`,
    denialRate === undefined ? null : `denial rate ${formatPercent(denialRate)}`,
    appealRate === undefined ? null : `${formatPercent(appealRate)} of denials appealed`,
    practiceSessionsPerDay === undefined ? null : `${practiceSessionsPerDay} practice sessions a day`,
    ...(patterns?.map(({ patternId, frequency }) => `${patternId} in ${formatPercent(frequency)} of claims`) ?? []),
  ];
  return changes.filter((change) => change !== null).join(', ');
}

/** Every figure of the dashboard with what it rests on and how it is defined. */
function figureSection({ board, origin }: RunReport): Html {
  const table: DataTable = {
    columns: ['Figure', 'Value', 'Basis', 'Period before', 'Definition'].map((name) => ({ name, kind: 'text' })),
    rows: board.tiles.map((tile) => {
      const { formula } = METRICS[tile.key];
      const before = {
        ...tile,
        value: tile.previous,
        numerator: tile.previousNumerator,
        denominator: tile.previousDenominator,
      };
      return {
        values: [tile.name, figureText(tile), basisText(tile), figureText({ ...before, interval: null }), formula],
      };
    }),
  };
  return html`<section>
    <h2>Figures</h2>
    <p class="t2">
      Compared with as many days before, ${periodWords(board.previous)}. Rates of fewer than 30 claims are written as
      counts.
    </p>
    ${figureTable('Figures', table, origin)}
  </section>`;
}

function rowSection({ rows, origin }: RunReport): Html {
  const table: DataTable = {
    columns: [
      { name: 'Table', kind: 'text' },
      { name: 'Rows', kind: 'count' },
    ],
    rows: Object.entries(rows).map(([name, count]) => ({ values: [TABLE_WORDS[name] ?? name, count] })),
  };
  return html`<section>
    <h2>Rows of data</h2>
    ${figureTable('Rows', table, origin)}
  </section>`;
}

/** The same settings and seed give the same claims on any machine. */
function repeatSection({ run, inputs, origin }: RunReport): Html {
  const { scenarioId, seed, speed, settings } = run;
  const query = new URLSearchParams(runLinkQuery({ ...settings, scenarioId, seed, speed }));
  const address = `${origin}/admin/scenario-builder?${query}`;
  const body = JSON.stringify({ scenarioId, seed, speed, ...settings }, null, 2);
  return html`<section>
    <h2>The same run again</h2>
    <p>
      The same settings and seed give the same claims under version ${run.simulationVersion} of the
      simulation${inputs > 0 ? ', but for what people did during the run' : ''}:
      <a href="${address}">set up in the scenario builder</a>, or send this to
      <code>POST /api/admin/generation/start</code>:
    </p>
    <pre>${body}</pre>
  </section>`;
}
