import type { PostedForm } from '#lib/server/form.ts';
import { daysOf, periods, type Days } from './period.ts';

/** The days a form asks for; without script it asks for none, and the first period is taken. */
export function postedPeriod(form: PostedForm, today: string): Days {
  const period = periods.find((name) => name === form.text('period')) ?? periods[0];
  return period === 'own'
    ? { from: form.textOrEmpty('from'), to: form.textOrEmpty('to') }
    : daysOf(period, today);
}
