import {
  absent,
  atVersion,
  commit,
  type Change,
  type Condition,
  type Write,
} from '#functions/kernel/commit.ts';
import { getItem, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { finding, type Finding } from '../domain/finding.ts';
import { importJob, type ImportJob } from '../domain/import-job.ts';
import * as keys from './import-keys.ts';
import type { ImportEvent, ImportStep, ImportStore } from './import-store.ts';
import { putAll } from './put-all.ts';

const storedJob = recordReader('import', z.object({ job: importJob }));
const storedFinding = recordReader('import-finding', z.object({ finding }));
const readJob = (item: Item): ImportJob => storedJob(item).job;
const readFinding = (item: Item): Finding => storedFinding(item).finding;

const recordWrite = (job: ImportJob, when: Condition): Write => ({
  label: 'import',
  put: {
    ...keys.importKey(job.id),
    kind: 'import',
    schema: 1,
    version: job.version,
    job,
    gsi1pk: keys.everyImport,
    gsi1sk: keys.byCreation(job),
  },
  when,
});

const eventOf = (job: ImportJob, happened: ImportEvent): EventDraft => ({
  type: `rafiq.imports.job.${happened}.v1`,
  subject: job.id,
  pk: keys.importKey(job.id).pk,
  version: job.version,
  data: { importId: job.id, kind: job.kind, status: job.status, rows: job.rows },
  changed: ['status'],
});

function write(steps: readonly [ImportStep, ...ImportStep[]], when: Condition, change: Change) {
  const { job } = steps.at(-1) ?? steps[0];
  return commit(change, {
    writes: [recordWrite(job, when)],
    events: steps.flatMap((step) => (step.happened === undefined ? [] : [eventOf(step.job, step.happened)])),
    answer: job,
  });
}

const findingItem = (importId: string, position: number, found: Finding): Item & Key => {
  const key = keys.findingKey(importId, found, position);
  return {
    ...key,
    kind: 'import-finding',
    schema: 1,
    finding: found,
    gsi1pk: keys.findingsOfKind(importId, found.kind),
    gsi1sk: key.sk,
  };
};

/** Imports in the one table. Reading or saving one costs 1 request, a page 1, findings 1 for each 25. */
export const dynamoImportStore: ImportStore = {
  async find(id) {
    const item = await getItem(keys.importKey(id));
    return item && readJob(item);
  },

  list: (page) => listPage({ index: 'list', partition: keys.everyImport, newestFirst: true }, page, readJob),

  insert: (job, change) => write([{ job, happened: 'created' }], absent, change),

  save(job, happened, change) {
    return this.saveSteps([{ job, happened }], change);
  },

  saveSteps: (steps, change) => write(steps, atVersion(steps[0].job.version - 1), change),

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
