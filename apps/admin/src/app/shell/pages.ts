import type { IconName } from '@portal/web/ui';

/** A page of the side bar. */
export interface PageLink {
  readonly path: string;
  readonly name: string;
  /** Name in the narrow bar at the bottom. */
  readonly short: string;
  readonly icon: IconName;
  /** Second key after G. */
  readonly key: string;
  /** True where pages below it are links of their own. */
  readonly exact?: boolean;
}

/** The pages in their groups, as they stand in the side bar. */
export const PAGE_GROUPS: readonly { readonly name: string; readonly pages: readonly PageLink[] }[] = [
  {
    name: 'Generate',
    pages: [
      { path: '/admin/scenario-builder', name: 'Scenario builder', short: 'Builder', icon: 'sliders', key: 'b' },
      { path: '/what-if', name: 'What if', short: 'What if', icon: 'git-branch', key: 'w' },
    ],
  },
  {
    name: 'Understand',
    pages: [
      { path: '/dashboard', name: 'Dashboard', short: 'Dashboard', icon: 'dashboard', key: 'd' },
      { path: '/claims', name: 'Claims', short: 'Claims', icon: 'file-text', key: 'c' },
      { path: '/patterns', name: 'Patterns', short: 'Patterns', icon: 'scan-search', key: 'p' },
      { path: '/policies', name: 'Policies', short: 'Policies', icon: 'scroll-text', key: 'o' },
    ],
  },
  {
    name: 'Learn',
    pages: [
      { path: '/learning/claim-lab', name: 'Claim Lab', short: 'Lab', icon: 'flask', key: 'l' },
      { path: '/learning', name: 'Progress', short: 'Progress', icon: 'trending-up', key: 'r', exact: true },
    ],
  },
  {
    name: 'Connect',
    pages: [{ path: '/payers', name: 'Payers', short: 'Payers', icon: 'building', key: 'y' }],
  },
  {
    name: 'Operate',
    pages: [{ path: '/admin/service-levels', name: 'Service levels', short: 'Levels', icon: 'gauge', key: 's' }],
  },
];

/** Pages that stand in the bar at the bottom of a narrow screen; the others stand behind "More". */
const NARROW_PATHS = ['/admin/scenario-builder', '/dashboard', '/claims', '/learning/claim-lab'];

/** All pages in order. */
export const PAGES: readonly PageLink[] = PAGE_GROUPS.flatMap(({ pages }) => pages);

/** The pages of the bar at the bottom of a narrow screen. */
export const NARROW_PAGES = PAGES.filter(({ path }) => NARROW_PATHS.includes(path));

/** The pages behind "More" on a narrow screen. */
export const MORE_PAGES = PAGES.filter(({ path }) => !NARROW_PATHS.includes(path));
