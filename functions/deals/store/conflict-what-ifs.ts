/** What-ifs of the conflict rules as they are kept: how far one is, and beside it the draft and what came of it. */
import {
  writtenConflictPolicy,
  type WrittenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import {
  conflictWhatIfFigures,
  movedRegistration,
  type ConflictWhatIfFigures,
} from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { whatIfStatuses } from '@rafiq/shared/what-if-status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, atVersion, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import type { MovedRow } from '../domain/conflict-what-if.ts';
import {
  conflictWhatIfKey,
  conflictWhatIfList,
  conflictWhatIfPartition,
  movedKey,
  movedPrefix,
} from './deal-keys.ts';

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
  registrationsDone: z.number().int(),
  registrationsAbout: z.number().int().nullable(),
  /** The code of the reason why it failed. */
  failure: z.string().nullable(),
  version: z.number().int(),
  ttl: z.number(),
});
export type KeptConflictWhatIf = z.output<typeof whatIf>;

/** How far one is: so many registrations, of so many. */
export type ConflictWhatIfProgress = Pick<KeptConflictWhatIf, 'registrationsDone' | 'registrationsAbout'>;

const kinds = {
  RECORD: 'conflict-what-if',
  DOCUMENT: 'conflict-what-if-document',
  RESULT: 'conflict-what-if-result',
} as const;
const movedKind = 'conflict-what-if-moved';

const readRecord = recordReader(kinds.RECORD, whatIf);
const readDocument = recordReader(kinds.DOCUMENT, z.object({ document: writtenConflictPolicy }));
const readResult = recordReader(kinds.RESULT, z.object({ figures: conflictWhatIfFigures }));
const readMoved = recordReader(movedKind, z.object({ moved: movedRegistration.omit({ companyName: true }) }));

const isKept = ({ ttl }: { ttl: number }, at: string): boolean => ttl * 1000 > Date.parse(at);

/** A what-if as it begins. */
export const newConflictWhatIf = (
  asked: Pick<KeptConflictWhatIf, 'id' | 'from' | 'to' | 'startedBy' | 'startedAt'>,
): KeptConflictWhatIf => ({
  ...asked,
  status: 'running',
  endedAt: null,
  runs: 0,
  registrationsDone: 0,
  registrationsAbout: null,
  failure: null,
  version: 1,
  ttl: Math.floor(Date.parse(asked.startedAt) / 1000) + keptSeconds,
});

/** The writes of a new what-if. Its draft lies apart, for the record is written again and again while it runs. */
export const openWhatIfWrites = (opened: KeptConflictWhatIf, document: WrittenConflictPolicy): Write[] => [
  {
    label: 'what-if',
    put: {
      ...conflictWhatIfKey(opened.id, 'RECORD'),
      kind: kinds.RECORD,
      schema: 1,
      ...opened,
      gsi1pk: conflictWhatIfList,
      gsi1sk: `${opened.startedAt}#${opened.id}`,
    },
    when: absent,
  },
  {
    label: 'what-if-document',
    put: {
      ...conflictWhatIfKey(opened.id, 'DOCUMENT'),
      kind: kinds.DOCUMENT,
      schema: 1,
      document,
      ttl: opened.ttl,
    },
    when: absent,
  },
];

/** Holds while it runs and this run of it is the last that began. */
const inRun = ({ version, runs }: KeptConflictWhatIf): Condition => ({
  expression: '#version = :readVersion AND runs = :runs',
  names: { '#version': 'version' },
  values: { ':readVersion': version, ':runs': runs },
});

/** The write by which a run begins; whoever ran it before may tell no more. */
export const takeUpWrite = (found: KeptConflictWhatIf): Write => ({
  label: 'what-if',
  update: conflictWhatIfKey(found.id, 'RECORD'),
  set: 'SET runs = :next, registrationsDone = :none, registrationsAbout = :unknown',
  values: { ':next': found.runs + 1, ':none': 0, ':unknown': null },
  when: inRun(found),
});

/** The write that says how far a run is; it makes no version. */
export const progressWrite = (
  running: KeptConflictWhatIf,
  { registrationsDone, registrationsAbout }: ConflictWhatIfProgress,
): Write => ({
  label: 'what-if',
  update: conflictWhatIfKey(running.id, 'RECORD'),
  set: 'SET registrationsDone = :done, registrationsAbout = :about',
  values: { ':done': registrationsDone, ':about': registrationsAbout },
  when: inRun(running),
});

/** The write that ends one, whatever came of it: once and for all. */
export const endWrite = (
  running: KeptConflictWhatIf,
  ended: Pick<KeptConflictWhatIf, 'status' | 'endedAt' | 'failure'> & ConflictWhatIfProgress,
): Write => ({
  label: 'what-if',
  update: conflictWhatIfKey(running.id, 'RECORD'),
  set: 'SET #status = :status, endedAt = :endedAt, failure = :failure, registrationsDone = :done, registrationsAbout = :about, #version = :next',
  names: { '#status': 'status' },
  values: {
    ':status': ended.status,
    ':endedAt': ended.endedAt,
    ':failure': ended.failure,
    ':done': ended.registrationsDone,
    ':about': ended.registrationsAbout,
    ':next': running.version + 1,
  },
  when: atVersion(running.version),
});

/** The write of what came of one, beside its end. */
export const resultWrite = ({ id, ttl }: KeptConflictWhatIf, figures: ConflictWhatIfFigures): Write => ({
  label: 'what-if-result',
  put: { ...conflictWhatIfKey(id, 'RESULT'), kind: kinds.RESULT, schema: 1, figures, ttl },
  when: absent,
});

/** The write of one that moved: whichever run writes it, it says the same. */
export const movedWrite = ({ id, ttl }: KeptConflictWhatIf, moved: MovedRow): Write => ({
  label: 'what-if-moved',
  put: { ...movedKey(id, moved.submittedAt, moved.dealId), kind: movedKind, schema: 1, moved, ttl },
});

/** A what-if that is still kept (1 request). */
export async function findConflictWhatIf(id: string, at: string): Promise<KeptConflictWhatIf | undefined> {
  const item = await getItem(conflictWhatIfKey(id, 'RECORD'));
  const found = item && readRecord(item);
  return found !== undefined && isKept(found, at) ? found : undefined;
}

/** The draft that one tries (1 request). */
export async function findConflictDraft(id: string): Promise<WrittenConflictPolicy | undefined> {
  const item = await getItem(conflictWhatIfKey(id, 'DOCUMENT'));
  return item && readDocument(item).document;
}

/** What came of one that is finished (1 request). */
export async function findConflictFigures(id: string): Promise<ConflictWhatIfFigures | undefined> {
  const item = await getItem(conflictWhatIfKey(id, 'RESULT'));
  return item && readResult(item).figures;
}

/** What-ifs that are kept, newest first (1 request). */
export const listKeptWhatIfs = (at: string, page: PageRequest): Promise<Page<KeptConflictWhatIf>> =>
  listPage({ partition: conflictWhatIfList, index: 'list', newestFirst: true }, page, (item) => {
    const found = readRecord(item);
    return isKept(found, at) ? found : undefined;
  });

/** What one moved, the last submitted first (1 request). @param keep of which partners */
export const listMoved = (
  id: string,
  keep: (row: MovedRow) => boolean,
  page: PageRequest,
): Promise<Page<MovedRow>> =>
  listPage(
    { partition: conflictWhatIfPartition(id), prefix: movedPrefix, newestFirst: true },
    page,
    (item) => {
      const { moved } = readMoved(item);
      return keep(moved) ? moved : undefined;
    },
  );
