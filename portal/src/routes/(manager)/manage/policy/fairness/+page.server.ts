import { error } from '@sveltejs/kit';
import { readFairness } from '@rafiq/shared/leads/fairness-contract.ts';
import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { overviewOf } from '../../../overview-of.ts';
import { queryFields } from '../../../query-fields.ts';
import { monthsBefore } from './months.ts';
import type { PageServerLoad } from './$types';

const monthsShown = 12;

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('leads.explain'))
    error(403, m.error_forbidden_text());
  const api = apiOf(event);
  const [policy, overview] = await Promise.all([api.read(readPolicy, {}), overviewOf(event)]);
  const field = queryFields(event.url);
  const months = monthsBefore(Date.now(), monthsShown);
  const countries = overview.ok
    ? overview.value.byCountry.map(({ country }) => country).filter((code) => /^[A-Z]{2}$/.test(code))
    : [];
  const rules = policy.document.rules.map(({ id, name }) => ({ id, name }));
  // A rule that is gone is not asked for any more; an address may be older than the policy.
  const rule = rules.find(({ id }) => id === field.text('rule'))?.id;
  const asked = field.text('country')?.toUpperCase();
  const country = asked !== undefined && /^[A-Z]{2}$/.test(asked) ? asked : countries[0];
  const month = months.find((one) => one === field.text('month')) ?? months[0];
  return {
    countries: country === undefined || countries.includes(country) ? countries : [country, ...countries],
    rules,
    months,
    chosen: { country: country ?? '', rule: rule ?? '', month: month ?? '' },
    fairness:
      country === undefined
        ? null
        : await api.read(readFairness, {
            query: {
              country,
              ...(rule !== undefined && { ruleId: rule }),
              ...(month !== undefined && { month }),
            },
          }),
  };
};
