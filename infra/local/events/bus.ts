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

export type PutResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

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
  return { put: (entries) => Promise.all(entries.map((entry) => putOne(entry, { buses, rules, queues }))) };
}

/** `EventBusName` may be a name or an ARN. */
const nameOf = (bus: string): string => bus.slice(bus.lastIndexOf('/') + 1);

interface Delivery {
  readonly buses: ReadonlySet<string>;
  readonly rules: readonly Rule[];
  readonly queues: Queues;
}

async function putOne(given: unknown, { buses, rules, queues }: Delivery): Promise<PutResult> {
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
  const body = JSON.stringify(event);
  const hearing = rules.filter((rule) => rule.bus === bus && matchesPattern(rule.pattern, event));
  try {
    await Promise.all(hearing.flatMap((rule) => rule.queueArns.map((arn) => queues.send(arn, body))));
    return { EventId: id };
  } catch (error) {
    return refused('InternalFailure', String(error));
  }
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

const refused = (ErrorCode: string, ErrorMessage: string): PutResult => ({ ErrorCode, ErrorMessage });
