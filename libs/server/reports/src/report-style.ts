/** Colors of the report: the values of the tokens of the same names, which a test holds against them. */
export const COLORS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  page: ['#f6f7f9', '#0e0f12'],
  surface: ['#ffffff', '#16181c'],
  sunken: ['#f1f2f5', '#111317'],
  border: ['#e4e6eb', '#272a31'],
  grid: ['#eceef2', '#23262c'],
  text: ['#15171c', '#eceef2'],
  'text-2': ['#4a505c', '#aeb4bf'],
  accent: ['#3f46c6', '#a3a9ff'],
  approved: ['#427bb9', '#5e9cdb'],
  denied: ['#bb3400', '#f1683b'],
  appealed: ['#c0870e', '#f5b950'],
  recovered: ['#046f4b', '#62caa1'],
  protected: ['#2ea2a1', '#82e1e0'],
  learning: ['#7b2588', '#a550ba'],
  pending: ['#6f7581', '#71747c'],
  'heat-0': ['#faf4f1', '#1e1c1c'],
  'heat-1': ['#f6d9cb', '#42271d'],
  'heat-2': ['#eeb195', '#6e3520'],
  'heat-3': ['#dd7f56', '#b04a24'],
  'heat-4': ['#bb3400', '#f1683b'],
  'heat-text-low': ['#15171c', '#eceef2'],
  'heat-text-mid': ['#15171c', '#ffffff'],
  'heat-text-high': ['#ffffff', '#15171c'],
};

const ROLES = ['approved', 'denied', 'appealed', 'recovered', 'protected', 'learning', 'pending'];
const HEAT_TEXT = ['low', 'low', 'low', 'mid', 'high'];

/** The style sheet of the report: light or dark as its reader's system is; on paper black on white and nothing cut. */
export const STYLE = `
:root { color-scheme: light dark; ${colors('light')} }
@media (prefers-color-scheme: dark) { :root { ${colors('dark')} } }
@media print { :root { color-scheme: light; ${colors('light')} } }
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 2px; font-size: 16px; }
p { margin: 0 0 12px; }
a { color: var(--accent); }
p a { overflow-wrap: anywhere; }
figure { margin: 0; }
figcaption { margin: 0 0 12px; }
.t2, figcaption { color: var(--text-2); }
section { margin-top: 16px; padding: 16px; border: 1px solid var(--border); border-radius: 10px; background: var(--surface); }
.scroll { max-height: 380px; overflow: auto; }
.chart, .map { overflow-x: auto; }
.map { margin-bottom: 12px; }
.chart svg { display: block; width: 100%; min-width: 720px; height: auto; margin: 4px 0 12px; }
svg text { fill: var(--text-2); font-size: 12px; }
svg text.v, svg text.name { fill: var(--text); }
.grid { stroke: var(--grid); }
.ground { fill: var(--sunken); }
.target { stroke: var(--text); stroke-width: 2; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.dotted { stroke-dasharray: 1 5; stroke-linecap: round; }
.dashed { stroke-dasharray: 6 4; }
.band { fill: var(--protected); opacity: .18; }
${ROLES.map((role) => `rect.${role}, circle.${role} { fill: var(--${role}); } .line.${role} { stroke: var(--${role}); }`).join('\n')}
table { border-collapse: collapse; width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--border); text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--sunken); color: var(--text-2); font-size: 12px; font-weight: 520; }
tbody th { min-width: 124px; font-weight: 400; }
.num { text-align: right; white-space: nowrap; }
.short { white-space: nowrap; }
.long { min-width: 240px; }
.map tbody th { min-width: 168px; }
${HEAT_TEXT.map((text, step) => `td.heat-${step} { background: var(--heat-${step}); color: var(--heat-text-${text}); text-align: center; }`).join('\n')}
.entry { display: inline-block; margin-right: 16px; }
.key { display: inline-block; width: 18px; height: 0; margin: 0 6px 3px 0; border-top: 3px solid var(--c); }
.key.dotted { border-top-style: dotted; } .key.dashed { border-top-style: dashed; }
section > table th { width: 34%; }
pre { overflow: auto; padding: 12px; border-radius: 6px; background: var(--sunken); font-size: 12px; }
@page {
  margin: 14mm 12mm 16mm;
  @bottom-left { content: 'Synthetic data'; color: ${COLORS['text-2']?.[0]}; font: 11px system-ui, sans-serif; }
  @bottom-right { content: counter(page) ' of ' counter(pages); color: ${COLORS['text-2']?.[0]}; font: 11px system-ui, sans-serif; }
}
@media print {
  body { background: none; }
  main { max-width: none; padding: 0; }
  section { margin-top: 24px; padding: 0; border: 0; border-radius: 0; }
  h2, p.t2 { break-after: avoid; }
  .chart, tr { break-inside: avoid; }
  tbody tr:nth-child(-n + 2) { break-after: avoid; } tbody tr:nth-last-child(-n + 2) { break-before: avoid; }
  table { font-size: 12px; } th, td { padding: 3px 8px; }
  figcaption { break-before: avoid; }
  .scroll, .chart, .map, pre { max-height: none; overflow: visible; }
  pre { columns: 2; font-size: 11px; white-space: pre-wrap; overflow-wrap: anywhere; }
  .chart svg { min-width: 0; }
  thead th { position: static; }
  .wide table { font-size: 10px; }
  .wide th, .wide td { padding: 3px 4px; }
  .wide tbody th { min-width: 100px; }
  .wide thead th { font-size: 10px; vertical-align: bottom; }
  .wide thead th + th { height: 128px; writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; vertical-align: middle; white-space: normal; }
}
`;

function colors(theme: 'light' | 'dark'): string {
  return Object.entries(COLORS)
    .map(([name, [light, dark]]) => `--${name}: ${theme === 'light' ? light : dark};`)
    .join(' ');
}
