import { error } from '@sveltejs/kit';
import * as z from 'zod';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PostedForm } from '#lib/server/form.ts';
import { protectionFigures } from '../policy-draft.ts';

/** Only as much as cards need; the API judges the rest and says what is wrong where it stands. */
const postedRules = z.array(z.looseObject({ rule: z.string() }));

function rulesIn(text: string) {
  try {
    return postedRules.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no form of ours has written it
  }
}

/** A percentage as the share that it is; what is no number goes on as it was typed, for the API to refuse. */
function shareOf(form: PostedForm, name: string): unknown {
  const percent = form.number(name);
  return typeof percent === 'number' ? Math.round(percent * 1e6) / 1e8 : percent;
}

/**
 * The whole policy as it was posted; to go on without its rules would lose them. What is missing, or not offered, is
 * refused by the API, at its field.
 */
export function postedConflictPolicy(form: PostedForm): WrittenConflictPolicy {
  const rules = rulesIn(form.textOrEmpty('rules'));
  if (rules === undefined) error(400, m.error_unexpected_text());
  const posted: Record<keyof WrittenConflictPolicy, unknown> = {
    // The ids are those of the page's cards.
    rules: rules.map(({ id: _, ...rule }) => rule),
    precedence: form.texts('precedence'),
    matching: { auto: shareOf(form, 'matching.auto'), review: shareOf(form, 'matching.review') },
    protection: {
      ...Object.fromEntries(protectionFigures.map((name) => [name, form.number(`protection.${name}`)])),
      // An empty field sets no cap.
      mostOpen: Object.fromEntries(
        tiers.map((tier) => [tier, form.number(`protection.mostOpen.${tier}`) ?? null]),
      ),
    },
  };
  return posted as WrittenConflictPolicy;
}
