import {
  cancelImport,
  confirmValue,
  inspectImport,
  listFindings,
  readImport,
  startImport,
} from '@rafiq/shared/imports/contract.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import type { ImportJob, StatedReading } from '@rafiq/shared/imports/contract.ts';
import { aliasFields } from '@rafiq/shared/imports/status.ts';
import type { AliasField } from '@rafiq/shared/imports/status.ts';
import { done, refused, shownProblem } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { postedConsent } from '../../posted-consent.ts';
import { todayIn } from '../../today-in.ts';
import { statedReading } from '../reading-words.ts';
import type { Actions, PageServerLoad } from './$types';

const findingsPerPage = 50;
const findingKinds = ['refused', 'notice'] as const;

/** What may come right if the file is read otherwise; a workbook stays one. */
const mayBeReadOtherwise: readonly string[] = [
  'file-not-encoded',
  'file-not-text',
  'file-unreadable',
  'file-no-rows',
  'row-too-long',
  'too-many-columns',
];

/** What the file looks like, while it waits to be started. */
async function lookInto(api: Api, { id, status }: ImportJob, reading: StatedReading) {
  if (status !== 'awaiting-file' && status !== 'ready')
    return { look: null, unreadable: null, rereadable: false };
  const outcome = await api.act(inspectImport, { params: { importId: id }, body: { reading } });
  if (outcome.ok) return { look: outcome.value, unreadable: null, rereadable: false };
  const rereadable = outcome.problem.errors?.some(({ code }) => mayBeReadOtherwise.includes(code)) ?? false;
  return { look: null, unreadable: shownProblem(outcome.problem), rereadable };
}

const wholeCatalogue = 100;

/** The products that an unknown one may mean, where the file has such. */
async function productChoices(api: Api, look: { unknownValues: readonly { field: AliasField }[] } | null) {
  if (!look?.unknownValues.some(({ field }) => field === 'product')) return [];
  const { items } = await api.read(listProducts, { query: { limit: wholeCatalogue } });
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:import');
  const { importId } = event.params;
  const field = queryFields(event.url);
  const kind = field.one('kind', findingKinds);
  const stated = statedReading((part) => field.text(part));
  const api = apiOf(event);
  const job = await api.read(readImport, { params: { importId } });
  const [{ look, unreadable, rereadable }, findings] = await Promise.all([
    lookInto(api, job, stated),
    job.rows.refused + job.rows.noticed > 0
      ? api.read(listFindings, {
          params: { importId },
          query: { kind, limit: findingsPerPage, cursor: field.text('cursor') },
        })
      : { items: [], nextCursor: null },
  ]);
  return {
    job: look?.import ?? job,
    look,
    products: await productChoices(api, look),
    stated,
    unreadable,
    rereadable,
    findings,
    kind: kind ?? null,
    today: todayIn(event.locals.reader.timeZone, Date.now()),
  };
};

export const actions: Actions = {
  start: async (event) => {
    const form = await PostedForm.of(event.request);
    const columns = form.texts('column');
    const mapping = Object.fromEntries(
      columns.flatMap((column, index) => {
        const field = form.text(`field.${index}`);
        return field === undefined ? [] : [[column, field] as const];
      }),
    );
    const leads = form.text('kind') === 'leads';
    const outcome = await apiOf(event).act(startImport, {
      params: { importId: event.params.importId },
      body: {
        mapping,
        reading: statedReading((part) => form.text(`reading.${part}`)),
        saveMappingAs: form.text('saveMappingAs'),
        ...(leads
          ? {
              consentToShare: postedConsent(form, 'consentToShare'),
              consentToContact: postedConsent(form, 'consentToContact'),
            }
          : { adminEmailPattern: form.text('adminEmailPattern') }),
      },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('start', m.import_started()) : refusedKeeping('start', outcome.problem, form);
  },

  confirm: async (event) => {
    const form = await PostedForm.of(event.request);
    const text = form.textOrEmpty('text');
    const outcome = await apiOf(event).act(confirmValue, {
      params: { importId: event.params.importId },
      body: {
        field: aliasFields.find((field) => field === form.text('field')) ?? 'product',
        text,
        value: form.textOrEmpty('value'),
      },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('confirm', m.import_confirmed({ text })) : refused('confirm', outcome.problem);
  },

  cancel: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(cancelImport, {
      params: { importId: event.params.importId },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('cancel', m.import_cancel_asked()) : refused('cancel', outcome.problem);
  },
};
