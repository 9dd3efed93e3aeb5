/** A form as somebody comes to it: there, open, and not yet shut for the minute. */
import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoFormStore as forms } from './store/dynamo-form-store.ts';
import type { Taken } from './store/form-store.ts';

const minuteMs = 60_000;
const shut = new Map<string, { form: WebForm; untilMs: number }>();

/** Milliseconds until the minute of an instant is over. */
const leftOfMinuteMs = (atMs: number): number => minuteMs - (atMs % minuteMs);

/** Seconds until a full form takes submissions again. */
export const secondsUntilOpen = (at: string): number => Math.ceil(leftOfMinuteMs(Date.parse(at)) / 1000);

/** Remembers that a form has taken all it may in this minute: those who still come cost no reading. */
export function shutForMinute(form: WebForm, at: string): void {
  const atMs = Date.parse(at);
  shut.set(form.id, { form, untilMs: atMs + leftOfMinuteMs(atMs) });
}

/**
 * An active form and what it took lately (1 request; none while it is shut).
 * @throws Problem `not-found` for a form that is not there or switched off
 */
export async function meetForm(formId: string, at: string): Promise<{ form: WebForm; taken: Taken }> {
  const known = shut.get(formId);
  if (known !== undefined && Date.parse(at) < known.untilMs)
    return { form: known.form, taken: { now: known.form.perMinute, before: known.form.perMinute } };
  shut.delete(formId);
  const found = await forms.findBusy(formId, at);
  if (found === undefined || !found.form.active) throw new Problem('not-found');
  return found;
}
