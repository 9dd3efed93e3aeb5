import { consentText, webForm, type WebForm } from '@rafiq/shared/forms/contract.ts';
import { activityDays, refusalReasons } from '@rafiq/shared/forms/status.ts';
import * as z from 'zod';
import { absent, atVersion, commit, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems, query, type Item } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { byName, consentKey, consentPrefix, dayKey, everyForm, formKey, minuteKey } from './form-keys.ts';
import type { FormStore } from './form-store.ts';

const readForm = recordReader('form', z.object(webForm.shape));
const readConsent = recordReader('form-consent', z.object(consentText.shape));

const mostConsents = 100;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The minute (`2026-11-22T09:30`) and the day (`2026-11-22`) of an instant. */
export const minuteOf = (at: string): string => at.slice(0, 16);
export const dayOf = (at: string): string => at.slice(0, 10);

const recordWrite = (form: WebForm, when: Condition): Write => ({
  label: 'form',
  put: {
    ...formKey(form.id),
    kind: 'form',
    schema: 1,
    ...form,
    gsi1pk: everyForm,
    gsi1sk: byName(form),
  },
  when,
});

/** The text a version of a form asks to agree to, kept for good. */
const consentWrite = (form: WebForm): Write => ({
  label: 'form-consent',
  put: {
    ...consentKey(form.id, form.consentVersion),
    kind: 'form-consent',
    schema: 1,
    version: form.consentVersion,
    since: form.updatedAt,
    words: form.consent,
  },
  when: absent,
});

export const eventOf = (form: WebForm, verb: string, changed?: readonly string[]): EventDraft => ({
  type: `rafiq.forms.form.${verb}.v1`,
  subject: form.id,
  pk: formKey(form.id).pk,
  version: form.version,
  data: { formId: form.id, name: form.name, active: form.active, consentVersion: form.consentVersion },
  ...(changed === undefined ? {} : { changed }),
});

/** The writes of a new form (2 items). */
export const insertWrites = (form: WebForm): Write[] => [recordWrite(form, absent), consentWrite(form)];

const numberAt = (item: Item | undefined, name: string): number => {
  const value = item?.[name];
  return typeof value === 'number' ? value : 0;
};

/** Forms in the one table. Reading one costs 1 request, with what it took lately still 1. */
export const dynamoFormStore: FormStore = {
  async find(id) {
    const item = await getItem(formKey(id));
    return item && readForm(item);
  },

  async findBusy(id, at) {
    const before = new Date(Date.parse(at) - minuteMs).toISOString();
    const [item, now, earlier] = await getItems([
      formKey(id),
      minuteKey(id, minuteOf(at)),
      minuteKey(id, minuteOf(before)),
    ]);
    if (item === undefined) return undefined;
    return {
      form: readForm(item),
      taken: { now: numberAt(now, 'taken'), before: numberAt(earlier, 'taken') },
    };
  },

  list: (page) => listPage({ index: 'list', partition: everyForm }, page, readForm),

  insert: (form, change) =>
    commit(change, {
      writes: insertWrites(form),
      events: [eventOf(form, 'created')],
      answer: form,
    }),

  save: (before, after, changed, change) =>
    commit(change, {
      writes: [
        recordWrite(after, atVersion(before.version)),
        ...(after.consentVersion === before.consentVersion ? [] : [consentWrite(after)]),
      ],
      events: [eventOf(after, 'updated', changed)],
      answer: after,
    }),

  async consents(id) {
    const { items } = await query({
      partition: formKey(id).pk,
      prefix: consentPrefix,
      newestFirst: true,
      limit: mostConsents,
    });
    return items.map(readConsent);
  },

  async activity(id, today) {
    const days = Array.from({ length: activityDays }, (_, index) =>
      dayOf(new Date(Date.parse(today) - (activityDays - 1 - index) * dayMs).toISOString()),
    );
    const items = await getItems(days.map((day) => dayKey(id, day)));
    const refused = (item: Item | undefined) =>
      refusalReasons.map((reason) => numberAt(item, `refused.${reason}`));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    return {
      days: days.map((day, index) => ({
        day,
        opened: numberAt(items[index], 'opened'),
        folded: numberAt(items[index], 'folded'),
        refused: sum(refused(items[index])),
      })),
      refusals: refusalReasons
        .map((reason) => ({ reason, count: sum(items.map((item) => numberAt(item, `refused.${reason}`))) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count),
    };
  },

  async countRefusals(id, refusals, change) {
    const counted = [...refusals].filter(([, count]) => count > 0);
    if (counted.length === 0) return;
    await commit(change, {
      writes: [
        {
          label: 'form-day',
          update: dayKey(id, dayOf(change.at)),
          set: `ADD ${counted.map((_, index) => `#r${index} :r${index}`).join(', ')}`,
          names: Object.fromEntries(counted.map(([reason], index) => [`#r${index}`, `refused.${reason}`])),
          values: Object.fromEntries(counted.map(([, count], index) => [`:r${index}`, count])),
        },
      ],
      events: [],
      answer: null,
    });
  },
};
