import type { TableIndex } from './table.ts';

/** What a function may do with an object store: never more than one key prefix. */
export interface BucketAccess {
  readonly bucket: 'imports' | 'attachments';
  /** Keys start with this, with its slash: `uploads/`. */
  readonly prefix: string;
  readonly use: 'none' | 'read' | 'write' | 'read-write';
  /**
   * True if it also reads the tags of objects, where a scanner of viruses writes what it found; where there is a
   * scanner, a worker that hears events is told too when it has looked.
   */
  readonly tags?: boolean;
  /** True if it also removes objects. */
  readonly removes?: boolean;
}

/** What one function needs; permissions, memory and environment follow from it. */
export interface FunctionAccess {
  readonly memoryMb: number;
  /** API functions: at most 29, because the HTTP API gives up at 30. */
  readonly timeoutSeconds: number;
  readonly table: 'none' | 'read' | 'read-write';
  /** Indexes this function queries. */
  readonly indexes?: readonly TableIndex[];
  readonly buckets?: readonly BucketAccess[];
  /** True if the function puts events on the bus itself. Rooms write events to the table; only the publisher publishes. */
  readonly publishes?: boolean;
  /** True if the function describes schemas as JSON Schema; from the bundles of all others that part of zod is left out. */
  readonly describesSchemas?: boolean;
  /** True if the function sends mail, with links into the portal. */
  readonly sendsMail?: boolean;
}

/**
 * Called with changes of the table. A pattern is an event filter over one stream record, for example
 * `{ eventName: ['INSERT'], dynamodb: { NewImage: { status: { S: ['new'] } } } }`; one of them suffices.
 */
export interface StreamTrigger {
  readonly kind: 'stream';
  readonly filters: readonly StreamPattern[];
  readonly batchSize: number;
  /** Waits this long to fill a batch. */
  readonly batchWindowSeconds?: number;
  /** Batches of one shard handled at once, still in order within a partition key (1 if absent). */
  readonly parallelBatches?: number;
}

/** Plain JSON, in the language of Lambda event filters. */
export interface StreamPattern {
  readonly [field: string]: readonly (string | number | boolean | null | StreamPattern)[] | StreamPattern;
}

/** Called with events of the bus, through a queue of its own, so that one slow worker delays no other. */
export interface EventTrigger {
  readonly kind: 'event';
  /** Event types (`rafiq.imports.job.started.v1`); one ending in `*` means every type that starts so. */
  readonly types: readonly string[];
  readonly batchSize: number;
  /** Batches handled at once, at least 2 (unbounded if absent). */
  readonly maxConcurrency?: number;
}

/** Called by the clock, with an empty payload. */
export interface ScheduleTrigger {
  readonly kind: 'schedule';
  /** A schedule expression: `rate(1 minute)`. */
  readonly rate: string;
}

export interface WorkerAccess extends FunctionAccess {
  /** The file, from the room's folder: `workers/place-lead.ts`. It exports `handler`. */
  readonly entry: string;
  readonly trigger: StreamTrigger | EventTrigger | ScheduleTrigger;
}

/** A further API function of a room: it serves the routes under a path, so that none grows too large to start quickly. */
export interface ApiAccess extends FunctionAccess {
  /** The file, from the room's folder: `policies-api.ts`. It exports `handler`. */
  readonly entry: string;
  /** The paths of its routes begin so: `/v1/policies/`. */
  readonly under: string;
}

/** What a room needs from the infrastructure. Each room says so in its `access.ts`, exported as `access`. */
export interface RoomAccess {
  /** The folder's name under `functions/`. */
  readonly room: string;
  /** The function of `api.ts`, which serves every route of the room that no other is for. */
  readonly api: FunctionAccess;
  /** By name, which ends in `-api`; the function is called `<room>-<name>`. */
  readonly apis?: Readonly<Record<string, ApiAccess>>;
  /** By name; a worker's function is called `<room>-<name>`. */
  readonly workers?: Readonly<Record<string, WorkerAccess>>;
}
