// Checks tokens.css: WCAG contrast of every text, mark and edge role on the grounds it may stand on,
// and that the seven data colors stay apart for normal, protan, deutan and tritan sight.
// Part of `npm run check`; ends non-zero when a color misses its limit.
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('../apps/admin/src/styles/tokens.css', import.meta.url), 'utf8');
const roles = {};
for (const [, name, light, dark] of css.matchAll(/--pp-([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi))
  roles[name] = { light, dark };
roles['on-accent'] = { light: '#ffffff', dark: '#ffffff' };

const rgb = (h) => [1, 3, 5].map((i) => parseInt(h.slice(i, i + 2), 16) / 255);
const lin = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const lum = (c) => {
  const [r, g, b] = c.map(lin);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [x, y] = [lum(rgb(a)), lum(rgb(b))].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};

// Machado, Oliveira and Fernandes (2009), severity 1, in linear light
const SIGHT = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (hex, m) => {
  const v = rgb(hex).map(lin);
  return m.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((s, k, i) => s + k * v[i], 0),
      ),
    ),
  );
};
const oklab = ([r, g, b]) => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};
const apart = (a, b, m) => {
  const [p, q] = [oklab(seen(a, m)), oklab(seen(b, m))];
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

const DATA = ['approved', 'denied', 'appealed', 'recovered', 'protected', 'learning', 'pending'];
const GROUNDS = ['page', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const rules = [];
for (const t of ['text', 'text-2', 'text-3', 'accent']) for (const g of GROUNDS) rules.push([t, g, 4.5]);
for (const d of DATA) {
  for (const g of [...GROUNDS, `${d}-wash`]) rules.push([`${d}-text`, g, 4.5]);
  for (const g of ['surface', 'raised']) rules.push([d, g, 3]);
  for (const t of ['text', 'text-2']) rules.push([t, `${d}-wash`, 4.5]);
}
rules.push(
  ['on-accent', 'accent-fill', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['text', 'accent-wash', 4.5],
  ['accent', 'accent-wash', 4.5],
);
for (const g of ['page', 'surface', 'raised', 'sunken']) {
  rules.push(['border-control', g, 3], ['focus', g, 3]);
}
for (const h of [0, 1, 2]) rules.push(['heat-text-low', `heat-${h}`, 4.5]);
rules.push(['heat-text-mid', 'heat-3', 4.5], ['heat-text-high', 'heat-4', 4.5]);

let bad = 0,
  n = 0;
for (const theme of ['light', 'dark']) {
  let low = [99];
  for (const [a, b, min] of rules) {
    const r = ratio(roles[a][theme], roles[b][theme]);
    n++;
    if (r / min < low[0]) low = [r / min, `${a} on ${b} ${r.toFixed(2)}:1 (limit ${min})`];
    if (r < min) {
      bad++;
      console.log(`MISS ${theme} ${a} on ${b}: ${r.toFixed(2)}:1, limit ${min}`);
    }
  }
  console.log(`${theme}: tightest contrast ${low[1]}`);
  for (const [sight, m] of Object.entries(SIGHT)) {
    let worst = [99];
    DATA.forEach((a, i) =>
      DATA.slice(i + 1).forEach((b) => {
        const d = apart(roles[a][theme], roles[b][theme], m);
        n++;
        if (d < worst[0]) worst = [d, `${a} / ${b}`];
        if (d < 8) {
          bad++;
          console.log(`MISS ${theme} ${sight} ${a} / ${b}: distance ${d.toFixed(1)}, limit 8`);
        }
      }),
    );
    console.log(`${theme} ${sight}: closest data pair ${worst[1]} at ${worst[0].toFixed(1)} (limit 8)`);
  }
}
console.log(bad ? `${bad} of ${n} checks missed` : `all ${n} checks met`);
process.exitCode = bad ? 1 : 0;
