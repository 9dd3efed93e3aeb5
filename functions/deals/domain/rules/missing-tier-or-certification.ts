import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { holdsCertifications } from '@rafiq/shared/partners/holds-certifications.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { conflict, nothing } from '../finding.ts';

/** Such deals ask for a tier, or for certifications that are valid on the day in the partner's own zone. */
export const missingTierOrCertification: BuiltInRule<'missing-tier-or-certification'> = {
  id: 'missing-tier-or-certification',
  parameters: conflictRuleParameters['missing-tier-or-certification'],
  judge: ({ partner, judgedAt }, { leastTier, certifications }) => {
    if (leastTier !== null && tiers.indexOf(partner.tier) < tiers.indexOf(leastTier)) {
      const params = { tier: partner.tier, least: leastTier };
      return conflict('tier-missing', params, { code: 'tier-missing', params });
    }
    const today = dayIn(partner.timeZone, Date.parse(judgedAt));
    if (certifications === null || holdsCertifications(certifications, partner.certifications, today))
      return nothing;
    const params = { certifications: certifications.names.join(' · ') };
    return conflict('certification-missing', params, { code: 'certification-missing', params });
  },
};
