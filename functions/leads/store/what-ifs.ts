/** What-ifs as they are kept: a record that tells how far one is, and beside it the draft and what came of it. */
import { policyDocument, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { whatIfFigures, type WhatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import { whatIfStatuses } from '@rafiq/shared/what-if-status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, atVersion, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { whatIfKey, whatIfList } from './lead-keys.ts';

const keptSeconds = 30 * 24 * 60 * 60;

const whatIf = z.object({
  id: z.string(),
  status: z.enum(whatIfStatuses),
  from: z.string(),
  to: z.string(),
  startedBy: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** How often a worker has begun with it: the last one alone may tell how far it is. */
  runs: z.number().int(),
  leadsDone: z.number().int(),
  leadsAbout: z.number().int().nullable(),
  /** The code of the reason why it failed. */
  failure: z.string().nullable(),
  version: z.number().int(),
  ttl: z.number(),
});
export type KeptWhatIf = z.output<typeof whatIf>;

/** How far one is: so many leads, of about so many. */
export type WhatIfProgress = Pick<KeptWhatIf, 'leadsDone' | 'leadsAbout'>;

const readRecord = recordReader('what-if', whatIf);
const readDocument = recordReader('what-if-document', z.object({ document: policyDocument }));
const readResult = recordReader('what-if-result', z.object({ figures: whatIfFigures }));

const isKept = ({ ttl }: { ttl: number }, at: string): boolean => ttl * 1000 > Date.parse(at);

/** A what-if as it begins. */
export const newWhatIf = (
  asked: Pick<KeptWhatIf, 'id' | 'from' | 'to' | 'startedBy' | 'startedAt'>,
): KeptWhatIf => ({
  ...asked,
  status: 'running',
  endedAt: null,
  runs: 0,
  leadsDone: 0,
  leadsAbout: null,
  failure: null,
  version: 1,
  ttl: Math.floor(Date.parse(asked.startedAt) / 1000) + keptSeconds,
});

/** The writes of a new what-if. Its draft lies apart, for the record is written again and again while it runs. */
export const openWhatIfWrites = (opened: KeptWhatIf, document: PolicyDocument): Write[] => [
  {
    label: 'what-if',
    put: {
      ...whatIfKey(opened.id, 'RECORD'),
      kind: 'what-if',
      schema: 1,
      ...opened,
      gsi1pk: whatIfList,
      gsi1sk: `${opened.startedAt}#${opened.id}`,
    },
    when: absent,
  },
  {
    label: 'what-if-document',
    put: {
      ...whatIfKey(opened.id, 'DOCUMENT'),
      kind: 'what-if-document',
      schema: 1,
      document,
      ttl: opened.ttl,
    },
    when: absent,
  },
];

/** Holds while it runs and this run of it is the last that began. */
const inRun = ({ version, runs }: KeptWhatIf): Condition => ({
  expression: '#version = :readVersion AND runs = :runs',
  names: { '#version': 'version' },
  values: { ':readVersion': version, ':runs': runs },
});

/** The write by which a run begins; whoever ran it before may tell no more. */
export const takeUpWrite = (found: KeptWhatIf): Write => ({
  label: 'what-if',
  update: whatIfKey(found.id, 'RECORD'),
  set: 'SET runs = :next, leadsDone = :none, leadsAbout = :unknown',
  values: { ':next': found.runs + 1, ':none': 0, ':unknown': null },
  when: inRun(found),
});

/** The write that says how far a run is; it makes no version. */
export const progressWrite = (running: KeptWhatIf, { leadsDone, leadsAbout }: WhatIfProgress): Write => ({
  label: 'what-if',
  update: whatIfKey(running.id, 'RECORD'),
  set: 'SET leadsDone = :done, leadsAbout = :about',
  values: { ':done': leadsDone, ':about': leadsAbout },
  when: inRun(running),
});

/** The write that ends one, whatever came of it: once and for all. */
export const endWrite = (
  running: KeptWhatIf,
  ended: Pick<KeptWhatIf, 'status' | 'endedAt' | 'failure'> & WhatIfProgress,
): Write => ({
  label: 'what-if',
  update: whatIfKey(running.id, 'RECORD'),
  set: 'SET #status = :status, endedAt = :endedAt, failure = :failure, leadsDone = :done, leadsAbout = :about, #version = :next',
  names: { '#status': 'status' },
  values: {
    ':status': ended.status,
    ':endedAt': ended.endedAt,
    ':failure': ended.failure,
    ':done': ended.leadsDone,
    ':about': ended.leadsAbout,
    ':next': running.version + 1,
  },
  when: atVersion(running.version),
});

/** The write of what came of one, beside its end. */
export const resultWrite = ({ id, ttl }: KeptWhatIf, figures: WhatIfFigures): Write => ({
  label: 'what-if-result',
  put: { ...whatIfKey(id, 'RESULT'), kind: 'what-if-result', schema: 1, figures, ttl },
  when: absent,
});

/** A what-if that is still kept (1 request). */
export async function findWhatIf(id: string, at: string): Promise<KeptWhatIf | undefined> {
  const item = await getItem(whatIfKey(id, 'RECORD'));
  const found = item && readRecord(item);
  return found !== undefined && isKept(found, at) ? found : undefined;
}

/** The draft that one tries (1 request). */
export async function findDraft(id: string): Promise<PolicyDocument | undefined> {
  const item = await getItem(whatIfKey(id, 'DOCUMENT'));
  return item && readDocument(item).document;
}

/** What came of one that is finished (1 request). */
export async function findFigures(id: string): Promise<WhatIfFigures | undefined> {
  const item = await getItem(whatIfKey(id, 'RESULT'));
  return item && readResult(item).figures;
}

/** What-ifs that are kept, newest first (1 request). */
export const listWhatIfs = (at: string, page: PageRequest): Promise<Page<KeptWhatIf>> =>
  listPage({ partition: whatIfList, index: 'list', newestFirst: true }, page, (item) => {
    const found = readRecord(item);
    return isKept(found, at) ? found : undefined;
  });
