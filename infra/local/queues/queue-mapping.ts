import { ChangeMessageVisibilityCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { region } from '../assembly/local-names.ts';
import { FunctionError } from '../functions/environment.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { failedItems } from './failed-items.ts';
import type { Queues } from './queues.ts';

export interface QueueMappingSettings {
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** Batches handled at once. */
  readonly concurrency: number;
  readonly reportsFailures: boolean;
  /**
   * Seconds, at least 1, until a message that failed comes again; undefined leaves that to the queue's visibility,
   * as on AWS. (Never 0: fauxqs then loses the message from memory, because its file refuses the reset.)
   */
  readonly retrySeconds: number | undefined;
}

export interface QueueMapping {
  stop(): Promise<void>;
}

export interface QueueMappingParts {
  readonly queues: Queues;
  readonly function: LocalFunction;
  readonly warn: (message: string) => void;
}

const longPollSeconds = 20;
const mostPerRequest = 10;
const pauseAfterFaultMs = 500;

/** Hands a queue's messages to a function in batches; what it does not report as failed is deleted. */
export function startQueueMapping(settings: QueueMappingSettings, parts: QueueMappingParts): QueueMapping {
  const stopped = new AbortController();
  const workers = Array.from({ length: settings.concurrency }, () => work(settings, parts, stopped.signal));
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all(workers);
    },
  };
}

async function work(
  settings: QueueMappingSettings,
  parts: QueueMappingParts,
  stopped: AbortSignal,
): Promise<void> {
  const { queues, warn } = parts;
  const url = queues.urlOfArn(settings.queueArn);
  while (!stopped.aborted) {
    try {
      const batch = await gather(settings, parts, url, stopped);
      if (batch.length > 0) await handle(batch, settings, parts, url);
    } catch (error) {
      if (isStopping(error, stopped)) return;
      warn(`Reading ${url} failed: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, pauseAfterFaultMs));
    }
  }
}

const isStopping = (error: unknown, stopped: AbortSignal): boolean =>
  stopped.aborted || (error instanceof FunctionError && error.errorType === 'Runtime.Shutdown');

/** A batch: what is there at once, and if the mapping has a window, what comes within it. */
async function gather(
  settings: QueueMappingSettings,
  { queues }: QueueMappingParts,
  url: string,
  stopped: AbortSignal,
): Promise<Message[]> {
  const batch: Message[] = [];
  const receive = async (waitSeconds: number): Promise<number> => {
    const { Messages = [] } = await queues.client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(mostPerRequest, settings.batchSize - batch.length),
        WaitTimeSeconds: waitSeconds,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: stopped },
    );
    batch.push(...Messages);
    return Messages.length;
  };
  if ((await receive(longPollSeconds)) === 0) return batch;
  const deadline = Date.now() + settings.windowSeconds * 1000;
  while (batch.length < settings.batchSize) {
    const leftSeconds = Math.ceil((deadline - Date.now()) / 1000);
    if ((await receive(Math.max(0, leftSeconds))) === 0 && leftSeconds <= 0) break;
  }
  return batch;
}

async function handle(
  batch: readonly Message[],
  settings: QueueMappingSettings,
  { queues, function: target }: QueueMappingParts,
  url: string,
): Promise<void> {
  const event = { Records: batch.map((message) => recordOf(message, settings.queueArn)) };
  const everyId = batch.map((message) => message.MessageId ?? '');
  const failed = await target.invoke(event).then(
    (answer) => (settings.reportsFailures ? failedItems(answer, everyId) : new Set<string>()),
    (error: unknown) => {
      if (error instanceof FunctionError && error.errorType === 'Runtime.Shutdown') throw error;
      return new Set(everyId);
    },
  );
  const done = batch.filter(({ MessageId = '' }) => !failed.has(MessageId));
  for (let start = 0; start < done.length; start += mostPerRequest) {
    const some = done.slice(start, start + mostPerRequest);
    await queues.deleteAll(
      url,
      some.map(({ ReceiptHandle = '' }) => ReceiptHandle),
    );
  }
  if (settings.retrySeconds === undefined) return;
  const VisibilityTimeout = settings.retrySeconds;
  for (const { MessageId = '', ReceiptHandle } of batch) {
    if (!failed.has(MessageId)) continue;
    await queues.client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout }),
    );
  }
}

/** A message as a function sees it. */
function recordOf(message: Message, queueArn: string) {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
        name,
        { dataType: value.DataType, stringValue: value.StringValue },
      ]),
    ),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}
