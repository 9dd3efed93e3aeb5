/**
 * What-ifs as they are kept, whichever room tries its drafts: a record that tells how far one is, and beside it the draft
 * and what came of it. All of it is gone after 30 days.
 */
import type { Page } from '@rafiq/shared/page.ts';
import { whatIfStatuses } from '@rafiq/shared/what-if-status.ts';
import * as z from 'zod';
import { absent, atVersion, type Condition, type Write } from './commit.ts';
import { getItem, type Item, type Key } from './dynamo.ts';
import type { EventDraft } from './event.ts';
import { keepIf, listPage, type PageRequest } from './list.ts';
import { Problem } from './problem.ts';
import { recordReader } from './record.ts';

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
  /** How far it is: so many, of about so many; null while nobody can say. */
  done: z.number().int(),
  about: z.number().int().nullable(),
  /** The code of the reason why it failed. */
  failure: z.string().nullable(),
  version: z.number().int(),
  ttl: z.number(),
});
export type KeptWhatIf = z.output<typeof whatIf>;

/** How far one is. */
export type WhatIfProgress = Pick<KeptWhatIf, 'done' | 'about'>;

/** What is written together. */
interface Plan {
  writes: Write[];
  events: EventDraft[];
}

/** What a room tries its drafts on, and where it keeps that. */
interface WhatIfsOfRoom<Document, Figures> {
  /** The kind of a record; those of what lies beside it begin with it. */
  kind: string;
  /** What its events are called, up to what happened: `rafiq.leads.what-if`. */
  event: string;
  /** What is counted, as the attributes of a record begin: `leads`. */
  counted: string;
  /** Where one lies with all that belongs to it. */
  partitionOf: (id: string) => string;
  /** Index `list`: all of them, by when they were started. */
  list: string;
  document: z.ZodType<Document>;
  figures: z.ZodType<Figures>;
}

const isKept = ({ ttl }: KeptWhatIf, at: string): boolean => ttl * 1000 > Date.parse(at);

/** A what-if as it begins. */
export const newWhatIf = (
  asked: Pick<KeptWhatIf, 'id' | 'from' | 'to' | 'startedBy' | 'startedAt'>,
): KeptWhatIf => ({
  ...asked,
  status: 'running',
  endedAt: null,
  runs: 0,
  done: 0,
  about: null,
  failure: null,
  version: 1,
  ttl: Math.floor(Date.parse(asked.startedAt) / 1000) + keptSeconds,
});

/** Holds while it runs and this run of it is the last that began. */
const inRun = ({ version, runs }: KeptWhatIf): Condition => ({
  expression: '#version = :readVersion AND runs = :runs',
  names: { '#version': 'version' },
  values: { ':readVersion': version, ':runs': runs },
});

/** The what-ifs of a room. A write to a record is refused by the label `what-if`. */
export function whatIfStore<Document, Figures>(room: WhatIfsOfRoom<Document, Figures>) {
  const { kind, counted } = room;
  const [doneName, aboutName] = [`${counted}Done`, `${counted}About`];
  const keyOf = (id: string, facet: 'RECORD' | 'DOCUMENT' | 'RESULT'): Key => ({
    pk: room.partitionOf(id),
    sk: facet,
  });

  const readItem = recordReader(kind, whatIf);
  const readRecord = (item: Item): KeptWhatIf =>
    readItem({ ...item, done: item[doneName], about: item[aboutName] });
  const readDocument = recordReader(`${kind}-document`, z.object({ document: room.document }));
  const readResult = recordReader(`${kind}-result`, z.object({ figures: room.figures }));

  const recordItem = ({ done, about, ...record }: KeptWhatIf): Item & Key => ({
    ...keyOf(record.id, 'RECORD'),
    kind,
    schema: 1,
    ...record,
    [doneName]: done,
    [aboutName]: about,
    gsi1pk: room.list,
    gsi1sk: `${record.startedAt}#${record.id}`,
  });

  /** A what-if that is still kept (1 request). */
  const find = async (id: string, at: string): Promise<KeptWhatIf | undefined> => {
    const item = await getItem(keyOf(id, 'RECORD'));
    const found = item && readRecord(item);
    return found !== undefined && isKept(found, at) ? found : undefined;
  };

  /** The writes that end one, whatever came of it: once and for all, as its second version. */
  const ending = (
    running: KeptWhatIf,
    ended: Pick<KeptWhatIf, 'endedAt' | 'failure'> &
      WhatIfProgress & { status: 'finished' | 'failed' | 'cancelled' },
    data: Record<string, unknown> = {},
  ): Plan => ({
    writes: [
      {
        label: 'what-if',
        update: keyOf(running.id, 'RECORD'),
        set: `SET #status = :status, endedAt = :endedAt, failure = :failure, ${doneName} = :done, ${aboutName} = :about, #version = :next`,
        names: { '#status': 'status' },
        values: {
          ':status': ended.status,
          ':endedAt': ended.endedAt,
          ':failure': ended.failure,
          ':done': ended.done,
          ':about': ended.about,
          ':next': running.version + 1,
        },
        when: atVersion(running.version),
      },
    ],
    events: [
      {
        type: `${room.event}.${ended.status}.v1`,
        subject: running.id,
        pk: room.partitionOf(running.id),
        version: running.version + 1,
        data,
        changed: ['status'],
      },
    ],
  });

  return {
    find,

    /** @throws Problem `not-found` for one that is not kept */
    findOrThrow: async (id: string, at: string): Promise<KeptWhatIf> => {
      const found = await find(id, at);
      if (found === undefined) throw new Problem('not-found');
      return found;
    },

    /** What is kept of a new one. Its draft lies apart, for the record is written again and again while it runs. */
    opening: (opened: KeptWhatIf, document: Document): Plan => ({
      writes: [
        { label: 'what-if', put: recordItem(opened), when: absent },
        {
          label: 'what-if-document',
          put: {
            ...keyOf(opened.id, 'DOCUMENT'),
            kind: `${kind}-document`,
            schema: 1,
            document,
            ttl: opened.ttl,
          },
          when: absent,
        },
      ],
      events: [
        {
          type: `${room.event}.started.v1`,
          subject: opened.id,
          pk: room.partitionOf(opened.id),
          version: opened.version,
          data: { from: opened.from, to: opened.to },
        },
      ],
    }),

    /** The write by which a run begins; whoever ran it before may tell no more. */
    takeUpWrite: (found: KeptWhatIf): Write => ({
      label: 'what-if',
      update: keyOf(found.id, 'RECORD'),
      set: `SET runs = :next, ${doneName} = :none, ${aboutName} = :unknown`,
      values: { ':next': found.runs + 1, ':none': 0, ':unknown': null },
      when: inRun(found),
    }),

    /** The write that says how far a run is; it makes no version. */
    progressWrite: (running: KeptWhatIf, far: WhatIfProgress): Write => ({
      label: 'what-if',
      update: keyOf(running.id, 'RECORD'),
      set: `SET ${doneName} = :done, ${aboutName} = :about`,
      values: { ':done': far.done, ':about': far.about },
      when: inRun(running),
    }),

    ending,

    /**
     * What ends one at somebody's wish, and how it stands then; its worker finds that out when it next tells how far it is.
     * @throws Problem `illegal-move` for one that has ended
     */
    cancelling: (found: KeptWhatIf, at: string): Plan & { cancelled: KeptWhatIf } => {
      if (found.status !== 'running') throw new Problem('illegal-move');
      const ended = { ...found, status: 'cancelled', endedAt: at } as const;
      return { ...ending(found, ended), cancelled: { ...ended, version: found.version + 1 } };
    },

    /** The write of what came of one, beside its end. */
    resultWrite: ({ id, ttl }: KeptWhatIf, figures: Figures): Write => ({
      label: 'what-if-result',
      put: { ...keyOf(id, 'RESULT'), kind: `${kind}-result`, schema: 1, figures, ttl },
      when: absent,
    }),

    /** The draft that one tries (1 request). @throws Error where there is none: each was opened with one */
    draftOrThrow: async (id: string): Promise<Document> => {
      const item = await getItem(keyOf(id, 'DOCUMENT'));
      if (item === undefined) throw new Error(`${id} has no draft`);
      return readDocument(item).document;
    },

    /** What came of one; undefined unless it is finished (1 request; none unless it is). */
    findFigures: async ({ id, status }: KeptWhatIf): Promise<Figures | undefined> => {
      const item = status === 'finished' ? await getItem(keyOf(id, 'RESULT')) : undefined;
      return item && readResult(item).figures;
    },

    /** Those that are kept, newest first (1 request). */
    list: (at: string, page: PageRequest): Promise<Page<KeptWhatIf>> =>
      listPage(
        { partition: room.list, index: 'list', newestFirst: true },
        page,
        keepIf(readRecord, (found) => isKept(found, at)),
      ),
  };
}
export type WhatIfStore<Document, Figures> = ReturnType<typeof whatIfStore<Document, Figures>>;
