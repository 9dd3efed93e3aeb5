import { error } from '@sveltejs/kit';
import type { WrittenPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PostedForm } from '#lib/server/form.ts';
import { postedRules } from './posted-rules.ts';

/** What becomes of whoever is back; left out where nobody has chosen. */
function postedReturn(form: PostedForm) {
  const kind = form.text('backFromLeave');
  if (kind === undefined) return undefined;
  return kind === 'catch-up' ? { kind, days: form.number('backFromLeave.days') } : { kind };
}

const answers: Readonly<Record<string, boolean>> = { yes: true, no: false };

/**
 * The whole policy as it was posted; to go on without its rules would lose them. No setting has a default: what is
 * missing, or not offered, is refused by the API, at its field.
 */
export function postedPolicy(form: PostedForm): WrittenPolicy {
  const rules = postedRules(form);
  if (rules === undefined) error(400, m.error_unexpected_text());
  const posted: Record<keyof WrittenPolicy, unknown> = {
    excludedPartners: form.texts('excluded'),
    steps: {
      namedAccount: form.ticked('steps.namedAccount'),
      protectedDeal: form.ticked('steps.protectedDeal'),
      servingPartner: form.ticked('steps.servingPartner'),
      territory: form.ticked('steps.territory'),
      specialisation: form.ticked('steps.specialisation'),
      availability: form.ticked('steps.availability'),
      capacity: form.ticked('steps.capacity'),
    },
    rules,
    strategy: form.text('strategy'),
    everyoneAbsent: form.text('everyoneAbsent'),
    declineGivesTurnBack: answers[form.textOrEmpty('declineGivesTurnBack')],
    newcomerStart: form.text('newcomerStart'),
    backFromLeave: postedReturn(form),
    clock: form.text('clock'),
    acceptHours: form.number('acceptHours'),
    contactHours: form.number('contactHours'),
    maxHops: form.number('maxHops'),
    // An empty field sets no limit.
    idleDays: form.number('idleDays') ?? null,
    idleWarningDays: form.number('idleWarningDays'),
    poolMostOpen: form.number('poolMostOpen') ?? null,
    poolCoolDownMinutes: form.number('poolCoolDownMinutes'),
  };
  return posted as WrittenPolicy;
}
