import { policyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { whatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import { whatIfStore } from '#functions/kernel/what-if-store.ts';
import { whatIfList, whatIfPartition } from './lead-keys.ts';

/** What-ifs of the distribution policy, which are tried on leads. */
export const whatIfs = whatIfStore({
  kind: 'what-if',
  event: 'rafiq.leads.what-if',
  counted: 'leads',
  partitionOf: whatIfPartition,
  list: whatIfList,
  document: policyDocument,
  figures: whatIfFigures,
});
