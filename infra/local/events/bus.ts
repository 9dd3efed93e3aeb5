import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { LocalAssembly } from '../assembly/local-assembly.ts';
import { account, region } from '../assembly/local-names.ts';
import { readProperties } from '../assembly/read-properties.ts';
import type { Queues } from '../queues/queues.ts';
import { StartProblem } from '../start-problem.ts';
import { matchesPattern, type Pattern, requireKnownPattern } from './pattern.ts';

const ruleSchema = z.object({
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.undefined({ error: 'schedules belong to EventBridge Scheduler' }).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Id: z.string(),
      Arn: z.string(),
      DeadLetterConfig: z.unknown().optional(),
      RetryPolicy: z.unknown().optional(),
    }),
  ),
});

interface Rule {
  readonly bus: string;
  readonly pattern: Pattern;
  readonly queueArns: readonly string[];
}

const entrySchema = z.object({
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).default([]),
  Time: z.number().optional(),
});

export const putEventsSchema = z.object({ Entries: z.array(z.unknown()).min(1).max(10) });

interface PutRefusal {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}
export type PutResult = { readonly EventId: string } | PutRefusal;

const largestEntryBytes = 256 * 1024;

/** The buses of the template. */
export interface Bus {
  /** Puts events; an event is in every queue that hears it before its result comes back, so that none can be lost. */
  put(entries: readonly unknown[]): Promise<PutResult[]>;
}

/** The template's buses and rules, delivering to queues. */
export function busOfTemplate(assembly: LocalAssembly, queues: Queues): Bus {
  const buses = new Set(['default', ...assembly.ofType('AWS::Events::EventBus').map((bus) => bus.name)]);
  const rules = assembly.ofType('AWS::Events::Rule').flatMap((resource): Rule[] => {
    const { id } = resource;
    const rule = readProperties(resource, ruleSchema);
    if (rule.State === 'DISABLED') return [];
    if (!rule.EventPattern) throw new StartProblem(`The rule ${id} has no event pattern.`);
    const other = rule.Targets.find((target) => !target.Arn.startsWith('arn:aws:sqs:'));
    if (other)
      throw new StartProblem(
        `The rule ${id} has a target that is no queue (${other.Arn}): events must be durable.`,
      );
    return [
      {
        bus: nameOf(rule.EventBusName),
        pattern: requireKnownPattern(rule.EventPattern),
        queueArns: rule.Targets.map((target) => target.Arn),
      },
    ];
  });
  return { put: (entries) => putAll(entries, { buses, rules, queues }) };
}

/** `EventBusName` may be a name or an ARN. */
const nameOf = (bus: string): string => bus.slice(bus.lastIndexOf('/') + 1);

interface Delivery {
  readonly buses: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly queues: Queues;
}

/** An entry that may be delivered: its event's id and text, and the queues that hear it. */
interface Deliverable {
  readonly id: string;
  readonly body: string;
  readonly queueArns: readonly string[];
}

async function putAll(entries: readonly unknown[], delivery: Delivery): Promise<PutResult[]> {
  const read = entries.map((entry) => readEntry(entry, delivery));
  const failures = new Map<Deliverable, string>();
  const deliver = async (arn: string, some: readonly Deliverable[]): Promise<void> => {
    const bodies = some.map(({ body }) => body);
    const everyOne = (error: unknown) => new Map(some.map((_, place) => [place, String(error)]));
    const failed = await delivery.queues.sendAll(arn, bodies).catch(everyOne);
    some.forEach((deliverable, place) => {
      const reason = failed.get(place);
      if (reason !== undefined) failures.set(deliverable, reason);
    });
  };
  await Promise.all(
    byQueue(read.filter((one): one is Deliverable => 'body' in one)).map(([arn, some]) => deliver(arn, some)),
  );
  return read.map((one) => {
    if ('ErrorCode' in one) return one;
    const failure = failures.get(one);
    return failure === undefined ? { EventId: one.id } : refused('InternalFailure', failure);
  });
}

/** What each queue hears, in requests as large as a queue takes. */
function byQueue(deliverables: readonly Deliverable[]): [arn: string, some: Deliverable[]][] {
  const requests: [string, Deliverable[]][] = [];
  for (const arn of new Set(deliverables.flatMap(({ queueArns }) => queueArns))) {
    let bytes = Infinity;
    for (const deliverable of deliverables.filter(({ queueArns }) => queueArns.includes(arn))) {
      bytes += Buffer.byteLength(deliverable.body);
      if (bytes > largestEntryBytes) {
        requests.push([arn, []]);
        bytes = Buffer.byteLength(deliverable.body);
      }
      requests.at(-1)?.[1].push(deliverable);
    }
  }
  return requests;
}

function readEntry(given: unknown, { buses, rules }: Delivery): Deliverable | PutRefusal {
  const parsed = entrySchema.safeParse(given);
  if (!parsed.success) return refused('InvalidArgument', parsed.error.message);
  const entry = parsed.data;
  const bus = nameOf(entry.EventBusName);
  if (!buses.has(bus)) return refused('ResourceNotFoundException', `There is no bus ${bus}.`);
  if (Buffer.byteLength(JSON.stringify(entry)) > largestEntryBytes)
    return refused('InvalidArgument', 'The entry is too large.');
  const detail = parseDetail(entry.Detail);
  if (detail === undefined) return refused('MalformedDetail', 'Detail is malformed.');
  const id = randomUUID();
  const event = {
    version: '0',
    id,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account,
    time: new Date(entry.Time === undefined ? Date.now() : entry.Time * 1000)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    region,
    resources: entry.Resources,
    detail,
  };
  const hearing = rules.filter((rule) => rule.bus === bus && matchesPattern(rule.pattern, event));
  return { id, body: JSON.stringify(event), queueArns: hearing.flatMap(({ queueArns }) => queueArns) };
}

/** The detail of an event must be a JSON object. */
function parseDetail(text: string): Record<string, unknown> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const refused = (ErrorCode: string, ErrorMessage: string): PutRefusal => ({ ErrorCode, ErrorMessage });
