/** THE route table: the contract of every room, concatenated. */
import { accountRoutes } from './accounts/contract.ts';
import { accountMatchingRoutes } from './accounts/matching-contract.ts';
import { caseRoutes } from './deals/case-contract.ts';
import { conflictPolicyRoutes } from './deals/conflict-policy-contract.ts';
import { conflictTryRoutes } from './deals/conflict-try-contract.ts';
import { conflictWhatIfRoutes } from './deals/conflict-what-if-contract.ts';
import { dealRoutes } from './deals/contract.ts';
import { sharedDealRoutes } from './deals/shared-contract.ts';
import { formRoutes } from './forms/contract.ts';
import { auditRoutes } from './audit/contract.ts';
import { attachmentRoutes } from './attachments/contract.ts';
import { identityRoutes } from './identity/contract.ts';
import { importRoutes } from './imports/contract.ts';
import { integrationRoutes } from './integrations/contract.ts';
import { batchRoutes } from './leads/batch-contract.ts';
import { leadRoutes } from './leads/contract.ts';
import { decisionRoutes } from './leads/decision-contract.ts';
import { overviewRoutes } from './leads/overview-contract.ts';
import { fairnessRoutes } from './leads/fairness-contract.ts';
import { policyRoutes } from './leads/policy-contract.ts';
import { tryRoutes } from './leads/try-contract.ts';
import { whatIfRoutes } from './leads/what-if-contract.ts';
import { whyNotRoutes } from './leads/why-not-contract.ts';
import { noticeRoutes } from './notices/contract.ts';
import { noteRoutes } from './notes/contract.ts';
import { chainRoutes } from './partners/chain-contract.ts';
import { partnerRoutes } from './partners/contract.ts';
import { productRoutes } from './products/contract.ts';
import { settingsRoutes } from './settings/contract.ts';
import { viewRoutes } from './views/contract.ts';
import type { AnyRoute } from './route.ts';

export const routes: readonly AnyRoute[] = [
  ...identityRoutes,
  ...productRoutes,
  ...partnerRoutes,
  ...chainRoutes,
  ...accountRoutes,
  ...accountMatchingRoutes,
  ...leadRoutes,
  ...decisionRoutes,
  ...whyNotRoutes,
  ...batchRoutes,
  ...overviewRoutes,
  ...policyRoutes,
  ...fairnessRoutes,
  ...tryRoutes,
  ...whatIfRoutes,
  ...dealRoutes,
  ...sharedDealRoutes,
  ...caseRoutes,
  ...conflictPolicyRoutes,
  ...conflictTryRoutes,
  ...conflictWhatIfRoutes,
  ...noteRoutes,
  ...attachmentRoutes,
  ...formRoutes,
  ...noticeRoutes,
  ...importRoutes,
  ...auditRoutes,
  ...viewRoutes,
  ...settingsRoutes,
  ...integrationRoutes,
];
