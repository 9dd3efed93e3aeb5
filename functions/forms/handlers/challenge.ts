import { challengeVisitor } from '@rafiq/shared/forms/contract.ts';
import { toInstant } from '#functions/kernel/clock.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { bitsFor, lifetimeMs } from '../domain/proof.ts';
import { meetForm } from '../meet-form.ts';
import { allowOrigin, originAllowed } from '../origins.ts';
import { issueProof } from '../proofs.ts';

/** Hands out work to be done before a submission; the busier the form, the more. */
export const challenge = handle(
  challengeVisitor,
  async ({ formId }, { now, requestHeaders, answerHeaders }) => {
    const { form, taken } = await meetForm(formId, now);
    allowOrigin(form, requestHeaders, answerHeaders);
    if (!originAllowed(form, requestHeaders)) throw new Problem('origin-not-allowed');
    const issuedAtMs = Date.parse(now);
    const bits = bitsFor(Math.max(taken.now, taken.before), form.perMinute);
    return {
      challenge: issueProof({ kind: 'work', formId, issuedAtMs, bits }),
      bits,
      expiresAt: toInstant(issuedAtMs + lifetimeMs.work),
    };
  },
);
