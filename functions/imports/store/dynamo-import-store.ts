import {
  absent,
  atVersion,
  commit,
  type Change,
  type Condition,
  type Write,
} from '#functions/kernel/commit.ts';
import { nowMs } from '#functions/kernel/clock.ts';
import { getItem, queryAll, queryPages, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage } from '#functions/kernel/list.ts';
import { recordReader, type Upcast } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { finding, type Finding } from '../domain/finding.ts';
import { importJob, type ImportJob } from '../domain/import-job.ts';
import { rememberedCountry, type RememberedCountry } from '../domain/remembered-country.ts';
import { keptMapping } from '../domain/saved-mapping.ts';
import * as keys from './import-keys.ts';
import type { Along, ImportEvent, ImportStep, ImportStore } from './import-store.ts';
import { putAll } from './put-all.ts';

const schema1 = z.object({
  job: z.looseObject({ plan: z.looseObject({ delimiter: z.string() }).nullable() }),
});

/** Jobs of schema 1 were read as UTF-8, with marks and orders found row by row, and left nothing to correct. */
const readAsUtf8: Upcast = (item) => {
  const { job } = schema1.parse(item);
  const reading = { encoding: 'utf-8', delimiter: job.plan?.delimiter, decimalMark: null, dateOrder: null };
  const plan = job.plan === null ? null : { ...job.plan, reading, language: 'en' };
  return { ...item, job: { ...job, plan, seen: null, takenUpBy: null, refusedRows: 'none' } };
};

const schema2 = z.object({
  job: z.looseObject({ plan: z.looseObject({ reading: z.looseObject({}) }).nullable() }),
});

/** Jobs of schema 2 knew double quotes alone, as they are read where none is known. */
const readByDoubleQuotes: Upcast = (item) => {
  const { job } = schema2.parse(item);
  const plan = job.plan === null ? null : { ...job.plan, reading: { ...job.plan.reading, quote: null } };
  return { ...item, job: { ...job, plan } };
};

const storedJob = recordReader('import', z.object({ job: importJob }), [readAsUtf8, readByDoubleQuotes]);
const storedMapping = recordReader('import-mapping', z.object({ mapping: keptMapping }));
/** Countries of schema 1 were kept by their spelling alone. */
const withoutText: Upcast = (item) => ({ ...item, text: item['spelling'], rememberedAt: null });

const storedCountry = recordReader('import-country', rememberedCountry, [withoutText]);
const storedFinding = recordReader('import-finding', z.object({ finding, ttl: z.number().optional() }));
const readJob = (item: Item): ImportJob => storedJob(item).job;
/** A finding whose time is over is gone, whether or not it was deleted yet. */
function readFinding(item: Item): Finding | undefined {
  const { finding: found, ttl = Infinity } = storedFinding(item);
  return ttl > nowMs() / 1000 ? found : undefined;
}

const recordWrite = (job: ImportJob, when: Condition): Write => ({
  label: 'import',
  put: {
    ...keys.importKey(job.id),
    kind: 'import',
    schema: 3,
    version: job.version,
    job,
    gsi1pk: keys.everyImport,
    gsi1sk: keys.byCreation(job),
  },
  when,
});

const countryWrite = (remembered: RememberedCountry, when?: Condition): Write => ({
  label: 'import-country',
  put: {
    ...keys.confirmedCountryKey(remembered.spelling),
    kind: 'import-country',
    schema: 2,
    ...remembered,
  },
  ...(when === undefined ? {} : { when }),
});

/** Told beside the first version of what is remembered, which has none of its own. */
const countryEvent = (
  happened: 'remembered' | 'forgotten',
  { text, country }: RememberedCountry,
): EventDraft => ({
  type: `rafiq.imports.country.${happened}.v1`,
  subject: 'import-countries',
  pk: keys.confirmedCountries.partition,
  version: 1,
  beside: true,
  data: { text, country },
  changed: ['countries'],
});

const stillMeans = (country: string): Condition => ({
  expression: '#country = :country',
  names: { '#country': 'country' },
  values: { ':country': country },
});

const alongWrites = ({ country, mapping, writes = [] }: Along): Write[] => [
  ...(country === undefined ? [] : [countryWrite(country)]),
  ...(mapping === undefined
    ? []
    : [
        {
          label: 'import-mapping',
          put: {
            ...keys.savedMappingKey(mapping.organisation, mapping.kind, mapping.name),
            kind: 'import-mapping',
            schema: 1,
            mapping,
          },
        },
      ]),
  ...writes,
];

const eventOf = (job: ImportJob, happened: ImportEvent, told: Record<string, string> = {}): EventDraft => ({
  type: `rafiq.imports.job.${happened}.v1`,
  subject: job.id,
  pk: keys.importKey(job.id).pk,
  version: job.version,
  data: { importId: job.id, kind: job.kind, status: job.status, rows: job.rows, ...told },
  changed: happened === 'value-confirmed' ? ['values'] : ['status'],
});

function write(
  steps: readonly [ImportStep, ...ImportStep[]],
  when: Condition,
  change: Change,
  along: Along = {},
) {
  const { job } = steps.at(-1) ?? steps[0];
  const told = steps.flatMap((step) =>
    step.happened === undefined ? [] : [eventOf(step.job, step.happened, along.told)],
  );
  return commit(change, {
    writes: [recordWrite(job, when), ...alongWrites(along)],
    events: [...told, ...(along.events ?? [])],
    answer: job,
  });
}

/** What is kept of single rows goes with their file, whose bucket keeps it as long. */
const findingsKeptSeconds = 30 * 86_400;

const findingItem = (importId: string, position: number, found: Finding): Item & Key => {
  const key = keys.findingKey(importId, found, position);
  return {
    ...key,
    kind: 'import-finding',
    schema: 1,
    finding: found,
    gsi1pk: keys.findingsOfKind(importId, found.kind),
    gsi1sk: key.sk,
    ttl: Math.floor(nowMs() / 1000) + findingsKeptSeconds,
  };
};

/**
 * Imports in the one table. Reading or saving one costs 1 request, a page 1, findings 1 for each 25; saved mappings
 * and confirmed countries 1 each, all refused findings 1 for each megabyte of findings.
 */
export const dynamoImportStore: ImportStore = {
  async find(id) {
    const item = await getItem(keys.importKey(id));
    return item && readJob(item);
  },

  list: (page) => listPage({ index: 'list', partition: keys.everyImport, newestFirst: true }, page, readJob),

  insert: (job, change) => write([{ job, happened: 'created' }], absent, change),

  save(job, happened, change, along) {
    return this.saveSteps([{ job, happened }], change, along);
  },

  saveSteps: (steps, change, along) => write(steps, atVersion(steps[0].job.version - 1), change, along),
  async confirmedCountries() {
    const items = await queryAll(keys.confirmedCountries);
    return new Map(
      items.map((item) => storedCountry(item)).map(({ spelling, country }) => [spelling, country]),
    );
  },

  listCountries: (page) => listPage(keys.confirmedCountries, page, storedCountry),

  async findCountry(spelling) {
    const item = await getItem(keys.confirmedCountryKey(spelling));
    return item && storedCountry(item);
  },

  rememberCountry: (country, change) =>
    commit(change, {
      writes: [countryWrite(country, absent)],
      events: [countryEvent('remembered', country)],
      answer: country,
    }),

  forgetCountry: (country, change) =>
    commit(change, {
      writes: [
        {
          label: 'import-country',
          remove: keys.confirmedCountryKey(country.spelling),
          when: stillMeans(country.country),
        },
      ],
      events: [countryEvent('forgotten', country)],
      answer: country,
    }),

  async savedMappings(organisation, kind) {
    const items = await queryAll(keys.savedMappings(organisation, kind));
    return items.map((item) => storedMapping(item).mapping);
  },

  async *refusedFindings(importId) {
    // Not by the index, which may lag behind a job that has just ended.
    for await (const items of queryPages(keys.findings(importId)))
      yield* items.flatMap((item) => readFinding(item) ?? []).filter(({ kind }) => kind === 'refused');
  },

  listFindings: (importId, kind, page) =>
    listPage(
      kind === undefined
        ? keys.findings(importId)
        : { index: 'list', partition: keys.findingsOfKind(importId, kind) },
      page,
      readFinding,
    ),

  async keepFindings(importId, found) {
    let position = 0;
    const items = found.map((one, index) => {
      position = found[index - 1]?.row === one.row ? position + 1 : 0;
      return findingItem(importId, position, one);
    });
    await putAll(items);
  },
};
