import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLORS, STYLE } from './report-style.js';

describe('the style of the report', () => {
  it('has the colors of the portal', () => {
    const tokens = readFileSync(join(__dirname, '../../../../apps/admin/src/styles/tokens.css'), 'utf8');
    for (const [name, [light, dark]] of Object.entries(COLORS)) {
      const declared = new RegExp(`--pp-${name}:\\s*light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens);
      expect([name, declared?.[1], declared?.[2]]).toEqual([name, light, dark]);
    }
  });

  it('asks nobody for anything, and names no color that it does not have', () => {
    expect(STYLE).not.toMatch(/url\(|@import|http/);
    const used = [...STYLE.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name).filter((name) => name !== 'c');
    expect(used.filter((name) => !((name as string) in COLORS))).toEqual([]);
  });
});
