import { shippedThresholds } from '@rafiq/shared/accounts/match-thresholds.ts';
import type { ConflictPolicy, ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';

type Settings = Pick<ConflictPolicyRule, 'on' | 'verdict' | 'whenNotRecorded' | 'appliesWhen'>;
const flag: Settings = { on: true, verdict: 'flag', whenNotRecorded: 'flag', appliesWhen: [] };
const block: Settings = { ...flag, verdict: 'block' };
const overlapping = { products: 'same-family', ownChain: 'left-out' } as const;

/**
 * Only what is certain refuses a registration: the partner's own duplicate, another's protection, a house account, and a
 * cap. All else is for a person to look at. A vendor that has not connected its CRM and ERP knows of no opportunities and
 * no sales: that alone sends nothing to review. What a deal must be worth, and which tier may register it, is for each
 * vendor to say: those rules are off.
 */
const rules: ConflictPolicyRule[] = [
  { ...block, rule: 'registered-twice', parameters: { products: 'same-family', rejectedWithinDays: 0 } },
  { ...block, rule: 'protected-deal', parameters: { ...overlapping, graceDays: 0 } },
  {
    ...flag,
    rule: 'open-registration-elsewhere',
    parameters: { ...overlapping, submittedWithinDays: null },
  },
  { ...flag, rule: 'open-lead-elsewhere', parameters: { ...overlapping, offersCount: false } },
  { ...flag, rule: 'own-sub-reseller', parameters: { products: 'same-family', side: 'either' } },
  { ...flag, rule: 'named-account', parameters: { ownChain: 'left-out' } },
  {
    ...block,
    whenNotRecorded: 'clear',
    rule: 'house-account',
    parameters: { exceptKinds: ['referral'] },
  },
  {
    ...flag,
    whenNotRecorded: 'clear',
    rule: 'direct-opportunity',
    parameters: { products: 'same-family', activeWithinDays: 180, openedLaterCounts: false },
  },
  {
    ...flag,
    whenNotRecorded: 'clear',
    rule: 'incumbent-partner',
    parameters: { ...overlapping, soldWithinDays: 730 },
  },
  { ...flag, rule: 'territory-breach', parameters: { exceptKinds: [], wholeCountry: false } },
  {
    ...flag,
    on: false,
    rule: 'missing-tier-or-certification',
    parameters: { leastTier: null, certifications: null },
  },
  { ...block, rule: 'too-many-open', parameters: { allowance: 0 } },
  { ...flag, on: false, rule: 'below-minimum-value', parameters: { minimums: [] } },
  {
    ...flag,
    whenNotRecorded: 'clear',
    rule: 'stale-registration',
    parameters: { coolOffDays: 30, staleAfterDays: 45, pastCloseCounts: true },
  },
];

/** The conflict policy a new Rafiq begins with: it has always been in force. */
export const shippedConflictPolicy: ConflictPolicy = {
  effectiveFrom: '1970-01-01T00:00:00.000Z',
  rules,
  // Whoever was first prevails; the steps after it tell apart those who came at the same instant.
  precedence: [
    'first-to-register',
    'incumbency',
    'named-account-owner',
    'territory-right',
    'influence-proven',
    'tier',
  ],
  matching: shippedThresholds,
  protection: {
    protectionDays: 90,
    extensionDays: 30,
    mostExtensions: 2,
    checkInEveryDays: 30,
    warningDays: 7,
    mostOpen: { registered: 10, silver: 25, gold: 50 },
    reviewHours: 48,
    evidenceHours: 72,
    appealHours: 120,
  },
};
