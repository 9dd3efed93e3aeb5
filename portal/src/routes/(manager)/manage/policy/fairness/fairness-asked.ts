import { error } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { overviewOf } from '../../../overview-of.ts';
import { queryFields } from '../../../query-fields.ts';
import { monthsBefore } from './months.ts';

const monthsShown = 12;

/**
 * Which rule, country and month the address asks for, for the page of fairness and for its file alike; `query` is null
 * where there is no country to ask about. Refused (403) to whoever may not see how leads are shared out.
 */
export async function fairnessAsked(event: RequestEvent) {
  if (!event.locals.session?.member.permissions.includes('leads.explain'))
    error(403, m.error_forbidden_text());
  const [policy, overview] = await Promise.all([apiOf(event).read(readPolicy, {}), overviewOf(event)]);
  const field = queryFields(event.url);
  const months = monthsBefore(Date.now(), monthsShown);
  const countries = overview.ok
    ? overview.value.byCountry.map(({ country }) => country).filter((code) => /^[A-Z]{2}$/.test(code))
    : [];
  const rules = policy.document.rules.map(({ id, name }) => ({ id, name }));
  const askedRule = field.text('rule');
  // A rule that is gone is not asked for any more; an address may be older than the policy.
  const rule = rules.find(({ id }) => id === askedRule)?.id;
  const asked = field.text('country')?.toUpperCase();
  const country = asked !== undefined && /^[A-Z]{2}$/.test(asked) ? asked : countries[0];
  const month = months.find((one) => one === field.text('month')) ?? months[0];
  return {
    countries: country === undefined || countries.includes(country) ? countries : [country, ...countries],
    rules,
    months,
    chosen: { country: country ?? '', rule: rule ?? '', month: month ?? '' },
    query:
      country === undefined
        ? null
        : {
            country,
            ...(rule !== undefined && { ruleId: rule }),
            ...(month !== undefined && { month }),
          },
  };
}
