/** The rules a form posted, as the contract wants them: a rule that was never published gets its id here. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { formatId, idOf } from '@rafiq/shared/ids.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { PostedForm } from '#lib/server/form.ts';

/** Only as much as ids need; the API judges the rest and says what is wrong where it stands. */
const followedBy = z.looseObject({ rule: z.string() });
const posted = z.array(z.looseObject({ id: z.string(), strategy: z.looseObject({}) }));

const isKept = (id: string): boolean => idOf('rule').safeParse(id).success;
const freshId = (): string => formatId('rule', Date.now(), randomBytes(10));

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no form of ours has written it, and the action says so
  }
}

/** The rules with ids of ours, wherever one names another too. Undefined for what no form of ours has written. */
export function rulesIn(text: string, newId: () => string = freshId): Rule[] | undefined {
  const rules = posted.safeParse(json(text)).data;
  if (rules === undefined) return undefined;
  const ids = new Map(rules.map(({ id }) => [id, isKept(id) ? id : newId()]));
  return rules.map((rule) => {
    const next = followedBy.safeParse(rule.strategy['next']);
    return {
      ...rule,
      id: ids.get(rule.id) ?? rule.id,
      strategy: {
        ...rule.strategy,
        ...(next.success && { next: { ...next.data, rule: ids.get(next.data.rule) ?? next.data.rule } }),
      },
    };
    // What is no rule after all is refused by the API, at its field.
  }) as unknown as Rule[];
}

export const postedRules = (form: PostedForm): Rule[] | undefined => rulesIn(form.textOrEmpty('rules'));
