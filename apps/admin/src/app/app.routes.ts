import type { Routes } from '@angular/router';

const titled = (title: string) => `${title} · Provider Portal`;

/** The pages; each is loaded when it is first opened. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'admin/scenario-builder' },
  {
    path: 'admin/scenario-builder',
    title: titled('Scenario builder'),
    loadComponent: () => import('./scenario-builder/scenario-builder.page.js').then((m) => m.ScenarioBuilderPage),
  },
  {
    path: 'what-if',
    title: titled('What if'),
    loadComponent: () => import('./what-if/what-if.page.js').then((m) => m.WhatIfPage),
  },
  {
    path: 'dashboard',
    title: titled('Dashboard'),
    loadComponent: () => import('./dashboard/dashboard.page.js').then((m) => m.DashboardPage),
  },
  {
    path: 'claims',
    title: titled('Claims'),
    loadComponent: () => import('./claims/claims.page.js').then((m) => m.ClaimsPage),
  },
  {
    path: 'claims/import',
    title: titled('Import claims'),
    loadComponent: () => import('./claims/import/claim-import.page.js').then((m) => m.ClaimImportPage),
  },
  {
    path: 'claims/:id',
    title: titled('Claim'),
    loadComponent: () => import('./claim-detail/claim-detail.page.js').then((m) => m.ClaimDetailPage),
  },
  {
    path: 'patterns',
    title: titled('Patterns'),
    loadComponent: () => import('./patterns/patterns.page.js').then((m) => m.PatternsPage),
  },
  {
    path: 'patterns/:id',
    title: titled('Pattern'),
    loadComponent: () => import('./patterns/pattern-detail.page.js').then((m) => m.PatternDetailPage),
  },
  {
    path: 'policies',
    title: titled('Policies'),
    loadComponent: () => import('./policies/policies.page.js').then((m) => m.PoliciesPage),
  },
  {
    path: 'policies/:id',
    title: titled('Policy'),
    loadComponent: () => import('./policies/policy.page.js').then((m) => m.PolicyPage),
  },
  {
    path: 'providers/:id',
    title: titled('Provider'),
    loadComponent: () => import('./providers/provider.page.js').then((m) => m.ProviderPage),
  },
  {
    path: 'learning/claim-lab',
    title: titled('Claim Lab'),
    loadComponent: () => import('./learning/claim-lab.page.js').then((m) => m.ClaimLabPage),
  },
  {
    path: 'learning',
    title: titled('Progress'),
    loadComponent: () => import('./learning/progress.page.js').then((m) => m.ProgressPage),
  },
  {
    path: 'payers',
    title: titled('Payers'),
    loadComponent: () => import('./payers/payers.page.js').then((m) => m.PayersPage),
  },
  {
    path: 'payers/repair',
    title: titled('Repair plan'),
    loadComponent: () => import('./payers/repair/repair.page.js').then((m) => m.RepairPage),
  },
  {
    path: 'payers/audit',
    title: titled('Audit trail'),
    loadComponent: () => import('./payers/audit/audit.page.js').then((m) => m.AuditPage),
  },
  {
    path: 'payers/new',
    title: titled('New payer'),
    loadComponent: () => import('./payers/editor/new-payer.page.js').then((m) => m.NewPayerPage),
  },
  {
    path: 'payers/:id',
    title: titled('Payer'),
    loadComponent: () => import('./payers/editor/payer.page.js').then((m) => m.PayerPage),
  },
  {
    path: 'admin/service-levels',
    title: titled('Service levels'),
    loadComponent: () => import('./service-levels/service-levels.page.js').then((m) => m.ServiceLevelsPage),
  },
  {
    path: '**',
    title: titled('Not found'),
    loadComponent: () => import('./not-found/not-found.page.js').then((m) => m.NotFoundPage),
  },
];
