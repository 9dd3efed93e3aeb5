import { tryLead as route } from '@rafiq/shared/leads/try-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentTrace } from '../present-trace.ts';

export const tryLead = handle(route, async (_params, { body, now, language }) => {
  // What warns of a draft lies beside what explains decisions, which is asked far more often.
  const { tryLead: tryOne } = await import('../try-lead.ts');
  const { presentWarnings } = await import('../warn-of-policy.ts');
  const { placement, mayShare, warnings } = await tryOne(body.document, body.lead, now);
  const { outcome, trace } = placement;
  return {
    at: now,
    ...presentTrace(trace, language),
    partner: outcome.kind === 'offered' ? { id: outcome.partner.id, name: outcome.partner.name } : null,
    withoutConsent: !mayShare,
    warnings: presentWarnings(warnings, language),
  };
});
