/** Posts what the form of a registration holds while it is typed, as its own buttons would. */
import { deserialize } from '$app/forms';
import { sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import type { SendAnswer, Sent } from './draft-keeper.ts';
import type { DealFields } from './deal-fields.ts';
import type { DealFormAnswer } from './deal-form-actions.ts';

type Named = readonly (readonly [string, string])[];

/** Posts to an action of the form. @throws where no answer came, or signing in is needed again */
export async function postDeal(action: string, fields: DealFields, beside: Named): Promise<DealFormAnswer> {
  const body = new FormData();
  for (const [name, value] of [...Object.entries(fields), ...beside])
    if (value !== '') body.append(name, value);
  const response = await fetch(action, { method: 'POST', body, headers: { accept: 'application/json' } });
  if (response.status === 401) {
    sessionExpiry.expired = true;
    throw new Error('The session has ended');
  }
  const result = deserialize<Record<string, unknown>, Record<string, unknown>>(await response.text());
  if (result.type !== 'success' && result.type !== 'failure')
    throw new Error(`${action} answered ${result.type}`);
  return result.data as unknown as DealFormAnswer;
}

/** Keeps a draft by the action of its page. */
export async function sendDraft(action: string, sent: Sent, leadId: string | null): Promise<SendAnswer> {
  const { kept, problem } = await postDeal(action, sent.fields, [
    ['typing', 'yes'],
    ['dealId', sent.dealId ?? ''],
    ['version', sent.version === null ? '' : String(sent.version)],
    ['leadId', sent.dealId === null ? (leadId ?? '') : ''],
    ['idempotencyKey', sent.key],
  ]);
  if (problem !== undefined) return { problem };
  if (kept === undefined) throw new Error(`${action} kept nothing and refused nothing`);
  return { kept };
}
