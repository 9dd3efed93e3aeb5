import { openAsBlob } from 'node:fs';
import path from 'node:path';
import type { Client } from '@rafiq/shared/client.ts';
import {
  createImport,
  inspectImport,
  readImport,
  startImport,
  type ImportJob,
} from '@rafiq/shared/imports/contract.ts';
import { StartProblem } from '../start-problem.ts';
import type { ProgressBar } from './progress-bar.ts';
import type { SampleFile } from './sample-files.ts';

const pauseMs = 500;

/** Imports one file as the screen does: announce, upload, look, start with the mapping suggested, watch. */
export async function importFile(
  client: Client,
  token: string,
  folder: string,
  sample: SampleFile,
  bar: ProgressBar,
): Promise<ImportJob> {
  const { name, kind, source, adminEmailPattern, consentSource } = sample;
  const blob = await openAsBlob(path.join(folder, name), { type: 'text/csv' });
  const { data: created } = await client.call(createImport, {
    token,
    body: { kind, fileName: name, sizeBytes: blob.size, source },
  });
  const { url, method, headers } = created.upload;
  const uploaded = await fetch(url, { method, headers, body: blob });
  if (!uploaded.ok)
    throw new StartProblem(`${name} could not be uploaded: the object store answered ${uploaded.status}.`);
  const params = { importId: created.import.id };
  const { data: look } = await client.call(inspectImport, { token, params });
  const consent = consentSource === undefined ? undefined : consentOf(consentSource);
  const { data: started } = await client.call(startImport, {
    token,
    params,
    body: {
      mapping: look.suggestedMapping,
      ...(adminEmailPattern !== undefined && { adminEmailPattern }),
      ...(consent !== undefined && { consentToShare: consent, consentToContact: consent }),
    },
  });
  return watch(client, token, started, bar);
}

const consentOf = (source: string) => ({
  given: true,
  basis: 'legitimate-interest' as const,
  source,
  date: new Date().toISOString().slice(0, 10),
});

async function watch(
  client: Client,
  token: string,
  started: ImportJob,
  bar: ProgressBar,
): Promise<ImportJob> {
  const begun = performance.now();
  for (let job = started; ;) {
    const { fileName, rows, status } = job;
    bar.show({ label: fileName, done: rows.read, total: rows.total, ms: performance.now() - begun });
    if (status === 'finished' || status === 'failed') {
      bar.end();
      return job;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    job = (await client.call(readImport, { token, params: { importId: job.id } })).data;
  }
}

/** How a file ended, in one line. */
export function outcomeLine({ fileName, rows, status, failure }: ImportJob): string {
  const more = [
    ...(rows.unchanged > 0 ? [`${rows.unchanged} unchanged`] : []),
    ...(rows.noticed > 0 ? [`${rows.noticed} with a notice`] : []),
    ...(status === 'failed' ? [failure?.text ?? 'the import failed'] : []),
  ];
  const plain = `${fileName}: ${rows.taken} taken, ${rows.refused} refused`;
  return more.length === 0 ? plain : `${plain} (${more.join(', ')})`;
}
