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
    pages: [{ path: '/admin/scenario-builder', name: 'Scenario builder', short: 'Builder', icon: 'sliders', key: 'b' }],
  },
  {
    name: 'Understand',
    pages: [
      { path: '/dashboard', name: 'Dashboard', short: 'Dashboard', icon: 'dashboard', key: 'd' },
      { path: '/claims', name: 'Claims', short: 'Claims', icon: 'file-text', key: 'c' },
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
];

/** All pages in order. */
export const PAGES: readonly PageLink[] = PAGE_GROUPS.flatMap(({ pages }) => pages);
