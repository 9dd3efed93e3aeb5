/** The parameters of each built-in conflict rule, with the values a rule has where its policy says nothing. */
import * as z from 'zod';
import { valueOfDeal } from '../money.ts';
import { partnerKinds, tiers } from '../partners/status.ts';
import { line } from '../text.ts';
import type { ConflictRuleId } from './conflict-status.ts';

const wholeBetween = (least: number, most: number) =>
  z.number().int().min(least, { error: 'out-of-range' }).max(most, { error: 'out-of-range' });

/** Whether only deals for overlapping products stand in each other's way, or all of one company. */
const products = z.enum(['same-family', 'any'], { error: 'unknown-value' }).default('same-family');

/** Whether what the partner's own distributors and sub-resellers have counts as somebody else's. */
const ownChain = z.enum(['left-out', 'counts'], { error: 'unknown-value' }).default('left-out');

/** Partners that a rule is not for. */
const exceptKinds = z
  .array(z.enum(partnerKinds, { error: 'unknown-value' }))
  .max(partnerKinds.length, { error: 'too-many' })
  .default([]);

const minimums = z
  .array(valueOfDeal)
  .max(200, { error: 'too-many' })
  .default([])
  .check(({ value, issues }) => {
    for (const [index, { currency }] of value.entries())
      if (value.findIndex((one) => one.currency === currency) < index)
        issues.push({ code: 'custom', message: 'repeated', input: currency, path: [index, 'currency'] });
  });

export const conflictRuleParameters = {
  'registered-twice': z.strictObject({
    products,
    /** Days in which a registration that was rejected counts, too; 0: it never does. */
    rejectedWithinDays: wholeBetween(0, 365).default(0),
  }),
  'protected-deal': z.strictObject({
    products,
    ownChain,
    /** Days after a protection has ended in which it still stands in the way. */
    graceDays: wholeBetween(0, 180).default(0),
  }),
  'open-registration-elsewhere': z.strictObject({
    products,
    ownChain,
    /** Only what was submitted within so many days stands in the way; null: however old. */
    submittedWithinDays: wholeBetween(1, 3650).nullable().default(null),
  }),
  'open-lead-elsewhere': z.strictObject({
    products,
    ownChain,
    /** Whether a lead counts while it is only offered. */
    offersCount: z.boolean().default(false),
  }),
  'own-sub-reseller': z.strictObject({
    products,
    /** Which side of the chain is looked at: distributors above the partner, sub-resellers below it, or both. */
    side: z.enum(['either', 'distributor', 'sub-reseller'], { error: 'unknown-value' }).default('either'),
  }),
  'named-account': z.strictObject({ ownChain }),
  'house-account': z.strictObject({ exceptKinds }),
  'direct-opportunity': z.strictObject({
    products,
    /** Only what somebody worked on within so many days; null: however long ago. */
    activeWithinDays: wholeBetween(1, 3650).nullable().default(180),
    /** Whether an opportunity counts that was opened only after the partner had registered. */
    openedLaterCounts: z.boolean().default(false),
  }),
  'incumbent-partner': z.strictObject({
    products,
    ownChain,
    /** Only partners that sold to the company within so many days; null: however long ago. */
    soldWithinDays: wholeBetween(1, 3650).nullable().default(730),
  }),
  'territory-breach': z.strictObject({
    exceptKinds,
    /** Whether serving any part of a country is serving all of it. */
    wholeCountry: z.boolean().default(false),
  }),
  'missing-tier-or-certification': z.strictObject({
    /** The lowest tier that may register; null: any. */
    leastTier: z.enum(tiers, { error: 'unknown-value' }).nullable().default(null),
    /** Certifications that must be valid on the day; null: none is asked for. */
    certifications: z
      .strictObject({
        names: z.array(line(120)).min(1, { error: 'required' }).max(50, { error: 'too-many' }),
        held: z.enum(['any', 'all'], { error: 'unknown-value' }),
      })
      .nullable()
      .default(null),
  }),
  'too-many-open': z.strictObject({
    /** So many above the cap of the partner's tier are let pass. */
    allowance: wholeBetween(0, 1000).default(0),
  }),
  'below-minimum-value': z.strictObject({
    /** The least a deal must be worth, once for each currency; none: any value will do. */
    minimums,
  }),
  'stale-registration': z.strictObject({
    /** Days a partner waits before it registers again what it let lapse; 0: none. */
    coolOffDays: wholeBetween(0, 365).default(30),
    /** Days without progress after which another's registration is called stale; null: none is. */
    staleAfterDays: wholeBetween(1, 365).nullable().default(45),
    /** Whether a deal counts as stale whose expected close has passed. */
    pastCloseCounts: z.boolean().default(true),
  }),
} as const satisfies Record<ConflictRuleId, z.ZodObject>;

export type ConflictRuleParameters<Id extends ConflictRuleId> = z.output<(typeof conflictRuleParameters)[Id]>;
