import fc from 'fast-check';
import { Html, html } from './html.js';

const SIGNS = ['<', '>', '"', "'", '&', '/', '=', '`', '<script>', '</b>', '<!--', '-->', '&lt;', 'onload=', ' ', 'a'];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string()), { maxLength: 12 })
  .map((parts) => parts.join(''));
const UNESCAPED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const read = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => UNESCAPED[entity] as string);

describe('markup', () => {
  it('lets no text break out of its place, and shows it as it is', () => {
    fc.assert(
      fc.property(texts, texts, (title, name) => {
        const found = /^<b title="([^<>"]*)">([^<>"]*)<\/b>$/.exec(String(html`<b title="${title}">${name}</b>`));
        expect(found?.slice(1).map(read)).toEqual([title, name]);
      }),
    );
  });

  it('takes markup and lists of it as they are, and nothing for null', () => {
    const names = ['a<', 'b'].map((name) => html`<i>${name}</i>`);
    expect(String(html`<b>${names}${null}${3}</b>`)).toBe('<b><i>a&lt;</i><i>b</i>3</b>');
    expect(String(new Html('<i>'))).toBe('<i>');
  });
});
