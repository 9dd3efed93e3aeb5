import { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as eventTargets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EventTrigger, ScheduleTrigger, StreamTrigger } from '../../functions/kernel/access.ts';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { physicalName, WholeRole } from './node-function.ts';

/** How often a message is tried before it is laid aside. */
const tries = 5;

interface Worker {
  readonly name: string;
  readonly function: lambda.Function;
  readonly stage: Stage;
}

/** The name of a worker's dead-letter queue. */
export const deadLettersNameOf = (stage: Stage, name: string): string => `${physicalName(stage, name)}-dead`;

/** Where a worker's messages end that could not be handled: kept as long as SQS allows, to be looked at and redriven. */
function deadLettersOf(scope: Construct, worker: Worker): sqs.Queue {
  return new sqs.Queue(scope, 'DeadLetters', {
    queueName: deadLettersNameOf(worker.stage, worker.name),
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
}

/** The rules know a dead-letter queue by the queue before it, and a stream or a schedule has none. */
const acknowledgeDeadLetters = (queue: sqs.Queue): void =>
  acknowledge(queue, 'SQS3', 'This is itself the dead-letter queue, of a stream or a schedule.');

/** Objects a scanner of viruses looks at, and tells what it found. */
interface Scanned {
  readonly bucket: s3.IBucket;
  readonly prefix: string;
}

/** Bus → rule → the worker's own queue → the worker. One slow or broken worker delays no other. */
export class EventWorker extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { worker: Worker; trigger: EventTrigger; bus: events.IEventBus; scanned?: Scanned },
  ) {
    super(scope, id);
    const { worker, trigger, bus, scanned } = props;
    const deadLetters = deadLettersOf(this, worker);
    const queue = new sqs.Queue(this, 'Queue', {
      queueName: physicalName(worker.stage, worker.name),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's time, as AWS advises: else a message in work comes a second time.
      visibilityTimeout: Duration.seconds(6 * worker.function.timeout!.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
    });
    new events.Rule(this, 'Rule', {
      eventBus: bus,
      description: `What ${worker.name} hears`,
      eventPattern: { source: ['rafiq'], detailType: trigger.types.flatMap(detailTypePattern) },
      targets: [new eventTargets.SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
    if (scanned !== undefined) {
      // What AWS itself tells comes on the account's own bus.
      new events.Rule(this, 'ScannedRule', {
        description: `Which files ${worker.name} hears a verdict on`,
        eventPattern: {
          source: ['aws.guardduty'],
          detailType: ['GuardDuty Malware Protection Object Scan Result'],
          detail: {
            s3ObjectDetails: {
              bucketName: [scanned.bucket.bucketName],
              objectKey: events.Match.prefix(scanned.prefix),
            },
          },
        },
        targets: [new eventTargets.SqsQueue(queue, { deadLetterQueue: deadLetters })],
      });
    }
    worker.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize: trigger.batchSize,
        reportBatchItemFailures: true,
        // SQS asks for a window before it hands out more than ten at once.
        ...(trigger.batchSize > 10 && { maxBatchingWindow: Duration.seconds(1) }),
        ...(trigger.maxConcurrency !== undefined && { maxConcurrency: trigger.maxConcurrency }),
      }),
    );
  }
}

const detailTypePattern = (type: string): string[] =>
  type.endsWith('*') ? events.Match.prefix(type.slice(0, -1)) : [type];

/** The table's stream → the worker, in order within a record; what fails again and again is laid aside. */
export class StreamWorker extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { worker: Worker; trigger: StreamTrigger; table: dynamodb.ITable },
  ) {
    super(scope, id);
    const { worker, trigger, table } = props;
    if (table.tableStreamArn === undefined)
      throw new Error(`${worker.name} reads the stream of a table without one.`);
    const deadLetters = deadLettersOf(this, worker);
    acknowledgeDeadLetters(deadLetters);
    worker.function.addToRolePolicy(
      new iam.PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [table.tableStreamArn],
      }),
    );
    new lambda.EventSourceMapping(this, 'Mapping', {
      target: worker.function,
      eventSourceArn: table.tableStreamArn,
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      batchSize: trigger.batchSize,
      filters: trigger.filters.map((pattern) => lambda.FilterCriteria.filter(pattern)),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: tries - 1,
      parallelizationFactor: trigger.parallelBatches ?? 1,
      onFailure: new SqsDlq(deadLetters),
      ...(trigger.batchWindowSeconds !== undefined && {
        maxBatchingWindow: Duration.seconds(trigger.batchWindowSeconds),
      }),
    });
  }
}

/** The clock → the worker. A failed run is not repeated: the next one finds what it left. */
export class ScheduledWorker extends Construct {
  constructor(scope: Construct, id: string, props: { worker: Worker; trigger: ScheduleTrigger }) {
    super(scope, id);
    const { worker, trigger } = props;
    const deadLetters = deadLettersOf(this, worker);
    acknowledgeDeadLetters(deadLetters);
    worker.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(15) });
    const role = new WholeRole(this, 'Role', new iam.ServicePrincipal('scheduler.amazonaws.com'));
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [worker.function.functionArn],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
    );
    // Not CDK's LambdaInvoke, whose role may call every version of the function.
    new CfnSchedule(this, 'Schedule', {
      description: `When ${worker.name} runs`,
      scheduleExpression: trigger.rate,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: worker.function.functionArn,
        roleArn: role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 900 },
      },
    });
  }
}
