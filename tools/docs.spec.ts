import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(__dirname, '..');
/** Folders that paths in the documents begin with. */
const FOLDERS = ['apps', 'libs', 'tools', 'docs'];
/** Names of the first plan, whose paths are not ours: the first column of the tables there. */
const FIRST_PLAN = 'docs/names-of-the-first-plan.md';

const LINK = /\]\(([^)\s]+)\)/g;
const IN_BACKTICKS = /^```[^]*?^```|`[^`\n]+`/gm;
const REPOSITORY_PATH = new RegExp(`^(?:${FOLDERS.join('|')})/`);
/** The end of a path is enough where the text says in which folder it is at home; addresses begin with a slash. */
const FILE = /^[\w@<][\w@<>{}*.,/-]*\.(?:ts|mjs|cjs|json|md|html|scss|yml)$/;

/** Every file and folder of the repository, its root aside; folders without a slash at the end. */
const paths = new Set([
  ...FOLDERS,
  ...readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      posix.join(folder, path.replaceAll('\\', '/')),
    ),
  ),
]);
const documents = ['README.md', ...[...paths].filter((path) => /^docs\/.*\.md$/.test(path)).sort()];

const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8');

/** Whether there is what a text names. `<name>` and `*` stand for any name, `{a,b}` for each of the names. */
function exists(named: string): boolean {
  const braces = /^(.*)\{([^}]*)\}(.*)$/.exec(named);
  if (braces) return (braces[2] ?? '').split(',').every((each) => exists(`${braces[1]}${each}${braces[3]}`));
  const path = named.replace(/\/$/, '');
  const words = path.replaceAll(/<[^>]*>/g, '*').split('*');
  const pattern = words.map((word) => word.replaceAll(/[.+^$()[\]|\\?]/g, '\\$&')).join('[^/]+');
  const whole = new RegExp(`${REPOSITORY_PATH.test(path) ? '^' : '(?:^|/)'}${pattern}$`);
  return [...paths].some((each) => whole.test(each));
}

/** The anchor that a heading gets on GitHub. */
function anchorOf(heading: string): string {
  const bare = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
  return bare.trim().replaceAll(/\s/g, '-');
}

function anchorsOf(document: string): string[] {
  return [...textOf(document).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
}

describe.each(documents)('%s', (document) => {
  const text = textOf(document);

  it('links to nothing that is not there', () => {
    const links = [...text.matchAll(LINK)].map(([, link]) => link ?? '').filter((link) => !/^[a-z]+:/.test(link));
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? document : posix.join(posix.dirname(document), path).replace(/\/$/, '');
      return !paths.has(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  it('names no file and no folder that is not there', () => {
    const ours = document === FIRST_PLAN ? text.replaceAll(/^\|[^|]*\|/gm, '|') : text;
    const words = [...ours.matchAll(IN_BACKTICKS)].flatMap(([code]) =>
      code.split(/[\s`'"()]+/).map((word) => word.replace(/[,;:.]+$/, '')),
    );
    const named = words.filter((word) => REPOSITORY_PATH.test(word) || FILE.test(word));
    expect(named.filter((word) => !exists(word))).toEqual([]);
  });
});

it('paths in the documents are found', () => {
  const named = (path: string) => [path, exists(path)];
  expect(
    [
      named('tools/docs.spec.ts'),
      named('docs.spec.ts'),
      named('libs/domain/src/metrics/<name>.metric.ts'),
      named('tools/{start,test}.mjs'),
      named('libs/domain/'),
    ].filter(([, found]) => !found),
  ).toEqual([]);
  expect(
    [
      'tools/no.spec.ts',
      'ocs.spec.ts',
      'src/tools/docs.spec.ts',
      'libs/domain/src/<name>.metric.ts',
      'tools/{start,none}.mjs',
      'libs/Domain/',
    ].filter(exists),
  ).toEqual([]);
});
