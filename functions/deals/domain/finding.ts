/** What a conflict rule finds, before its policy says what that comes to. */
import type { Sameness } from './conflict-facts.ts';

/** What a manager is told: the sentence of `reason.conflict.<code>`. */
export const conflictCodes = [
  'certification-missing',
  'clear',
  'close-passed',
  'direct-opportunity',
  'does-not-apply',
  'house-account',
  'incumbent-partner',
  'lapsed-before',
  'named-account',
  'not-recorded',
  'open-lead-elsewhere',
  'open-registration-elsewhere',
  'own-distributor',
  'own-sub-reseller',
  'protected-deal',
  'protection-ended',
  'registered-for-another',
  'registered-twice',
  'rejected-before',
  'rule-failed',
  'stale-elsewhere',
  'territory-breach',
  'tier-missing',
  'too-many-open',
  'value-below-minimum',
] as const;
export type ConflictCode = (typeof conflictCodes)[number];

/**
 * What the registering partner is told: the sentence of `reason.conflict-told.<code>`. What comes from others' business
 * is told in three words only: it is protected, it may conflict, or the vendor is there itself.
 */
export const toldCodes = [
  'certification-missing',
  'close-passed',
  'lapsed-before',
  'may-conflict',
  'needs-look',
  'protected',
  'registered-for-another',
  'registered-twice',
  'rejected-before',
  'territory-breach',
  'tier-missing',
  'too-many-open',
  'value-below-minimum',
  'vendor-direct',
] as const;
export type ToldCode = (typeof toldCodes)[number];

/** What may be missing among the facts: `term.<name>` says it in words. */
export const missingFacts = [
  'account-incumbents',
  'account-leads',
  'account-match',
  'account-opportunities',
  'account-owner',
  'account-registrations',
  'account-sold-directly',
  'deal-close',
  'deal-place',
  'deal-product-family',
  'deal-value',
  'last-activity',
  'last-progress',
  'last-sale',
  'minimum-in-currency',
  'partner-chain',
  'partner-open-registrations',
  'protection-end',
  'registration-end',
] as const;
export type MissingFact = (typeof missingFacts)[number];

type Params = Record<string, string | number>;

/** The record behind a finding, and whose it is; null where it is nobody's. */
export interface Evidence {
  kind: 'registration' | 'lead' | 'opportunity' | 'account';
  id: string;
  partnerId: string | null;
}

export interface Conflict {
  kind: 'conflict';
  code: ConflictCode;
  params: Params;
  told: { code: ToldCode; params: Params };
  evidence: readonly Evidence[];
  /** How sure the account is that it was found at; null: it has nothing to do with one. */
  sameness: Sameness | null;
  /** Whether it is worth a look but never a refusal. */
  neverBlocks: boolean;
}

export type Finding = { kind: 'nothing' } | Conflict | { kind: 'not-recorded'; missing: MissingFact };

export const nothing: Finding = { kind: 'nothing' };

export const notRecorded = (missing: MissingFact): Finding => ({ kind: 'not-recorded', missing });

/**
 * A conflict.
 * @param params what the manager's sentence shows; it may name other partners
 * @param told what the partner is told, which must not
 */
export const conflict = (
  code: ConflictCode,
  params: Params,
  told: Conflict['told'],
  evidence: readonly Evidence[] = [],
  neverBlocks = false,
): Conflict => ({ kind: 'conflict', code, params, told, evidence, sameness: null, neverBlocks });
