import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';

const minuteMs = 60_000;

/**
 * What a claim of this instant is refused for, so that nobody hoards the pool: too many claimed leads that nobody has
 * contacted yet, or a claim too soon after the last (source: domain.md, Distribution policy).
 * @returns null in a limit where the policy sets none; `coolDownMs` in milliseconds
 */
export const claimLimits = (
  { poolMostOpen, poolCoolDownMinutes }: Pick<PolicyDocument, 'poolMostOpen' | 'poolCoolDownMinutes'>,
  at: string,
): { at: string; mostUncontacted: number | null; lastClaimBy: string | null; coolDownMs: number } => {
  const coolDownMs = poolCoolDownMinutes * minuteMs;
  return {
    at,
    mostUncontacted: poolMostOpen,
    lastClaimBy: coolDownMs === 0 ? null : new Date(Date.parse(at) - coolDownMs).toISOString(),
    coolDownMs,
  };
};
