import { tryRegistration as route } from '@rafiq/shared/deals/conflict-try-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { withText } from '#functions/kernel/reason-text.ts';
import { keepVerdict } from '../domain/open-case.ts';
import type { Claim } from '../domain/precedence-steps.ts';
import { tryRegistration as tryOne, type Tried } from '../try-registration.ts';
import { presentVerdict, withOwnText } from '../views.ts';
import { presentConflictWarnings } from '../warn-of-conflict-policy.ts';

/** A claim by what is known of it; one that was made up is no registration. */
const presentClaim = (
  { registrationId, partnerId, partnerName }: Pick<Claim, 'registrationId' | 'partnerId' | 'partnerName'>,
  tried: Tried,
) => ({
  dealId: registrationId === tried.registrationId ? tried.dealId : registrationId,
  partnerId,
  partnerName,
});

/** Tries a draft of the conflict rules on one registration. */
export const tryRegistration = handle(route, async (_params, { body, now, language }) => {
  const { document, registration } = body;
  const tried = await tryOne(document, registration, now);
  const { judgement, inForce, precedence } = tried;
  return {
    at: tried.at,
    facts: tried.facts,
    outcome: judgement.outcome,
    opensCase: tried.opensCase,
    inForce: {
      version: inForce.version,
      outcome: inForce.judgement.outcome,
      opensCase: inForce.opensCase,
    },
    verdicts: judgement.verdicts.flatMap((verdict) => {
      const asked = document.rules[verdict.place];
      return asked === undefined
        ? []
        : [
            {
              ...presentVerdict(keepVerdict(verdict), judgement.decidedBy, language),
              place: verdict.place,
              told:
                verdict.told &&
                withOwnText(verdict.told, verdict.own?.told ? verdict.own.text : undefined, language),
              asked,
            },
          ];
    }),
    precedence: precedence && {
      winner: presentClaim(precedence.winner, tried),
      decidedBy: precedence.decidedBy,
      steps: precedence.steps.map(({ step, result, reason, remaining }) => ({
        step,
        result,
        reason: withText(reason, language),
        remaining: precedence.claims
          .filter(({ registrationId }) => remaining.includes(registrationId))
          .map((claim) => presentClaim(claim, tried)),
      })),
    },
    warnings: presentConflictWarnings(tried.warnings, language),
  };
});
