import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { physicalName } from '../constructs/node-function.ts';
import { deadLettersNameOf } from '../constructs/worker-triggers.ts';
import type { FunctionPlan } from '../rooms.ts';
import type { Settings } from '../settings.ts';

export interface WatchStackProps extends StackProps {
  readonly settings: Settings;
  readonly apiId: string;
  readonly functions: readonly FunctionPlan[];
}

const period = Duration.minutes(5);

/**
 * What wakes somebody. Functions and queues are known by name, not by reference: an imported reference would
 * forbid the API's stack to remove a worker.
 */
export class WatchStack extends Stack {
  private readonly topic: sns.Topic;
  private readonly settings: Settings;

  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    this.settings = props.settings;
    this.topic = new sns.Topic(this, 'Alarms', { displayName: 'Rafiq', enforceSSL: true });
    if (props.settings.alarmEmail !== undefined) {
      this.topic.addSubscription(new EmailSubscription(props.settings.alarmEmail));
    }
    const workers = props.functions.filter((plan) => plan.trigger !== undefined);
    for (const plan of props.functions) this.watchFunction(plan.name);
    if (props.settings.portal) this.watchFunction('portal');
    for (const plan of workers) this.watchDeadLetters(plan.name);
    for (const plan of workers) if (plan.trigger?.kind === 'stream') this.watchIteratorAge(plan.name);
    this.watchApi(props.apiId);
    this.drawDashboard(props.apiId, props.functions, workers);
  }

  private watchFunction(name: string): void {
    this.alarm(`${name}-errors`, this.ofFunction(name, 'Errors'), 1, `${name} failed: read its log.`);
    this.alarm(
      `${name}-throttles`,
      this.ofFunction(name, 'Throttles'),
      1,
      `${name} was throttled: raise the account's concurrency.`,
    );
  }

  private watchDeadLetters(name: string): void {
    const text = `${name} could not handle messages: read ${deadLettersNameOf(this.settings.stage, name)}, mend, redrive.`;
    this.alarm(`${name}-dead-letters`, this.deadLetters(name), 1, text);
  }

  private watchIteratorAge(name: string): void {
    this.alarm(
      `${name}-behind`,
      this.iteratorAge(name),
      60_000,
      `${name} is more than a minute behind the table.`,
    );
  }

  private watchApi(apiId: string): void {
    this.alarm(
      'api-5xx',
      this.ofApi(apiId, '5xx', 'Sum'),
      5,
      'The API answers with 5xx: that is a bug or an outage.',
    );
  }

  private alarm(name: string, metric: cloudwatch.IMetric, threshold: number, alarmDescription: string): void {
    const alarm = new cloudwatch.Alarm(this, name, {
      alarmName: physicalName(this.settings.stage, name),
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  private ofFunction(name: string, metricName: string, statistic = 'Sum'): cloudwatch.Metric {
    const dimensionsMap = { FunctionName: physicalName(this.settings.stage, name) };
    return new cloudwatch.Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap,
      statistic,
      period,
      label: name,
    });
  }

  private iteratorAge(name: string): cloudwatch.Metric {
    return this.ofFunction(name, 'IteratorAge', 'Maximum');
  }

  private deadLetters(name: string): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensionsMap: { QueueName: deadLettersNameOf(this.settings.stage, name) },
      statistic: 'Maximum',
      period,
      label: name,
    });
  }

  private ofApi(apiId: string, metricName: string, statistic: string): cloudwatch.Metric {
    const dimensionsMap = { ApiId: apiId };
    return new cloudwatch.Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap,
      statistic,
      period,
    });
  }

  private drawDashboard(
    apiId: string,
    functions: readonly FunctionPlan[],
    workers: readonly FunctionPlan[],
  ): void {
    const graph = (title: string, left: cloudwatch.IMetric[]) =>
      new cloudwatch.GraphWidget({ title, left, width: 12 });
    const streams = workers.filter((plan) => plan.trigger?.kind === 'stream');
    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: `rafiq-${this.settings.stage.name}`,
      widgets: [
        [
          graph('API: requests and refusals', [
            this.ofApi(apiId, 'Count', 'SampleCount'),
            this.ofApi(apiId, '4xx', 'Sum'),
            this.ofApi(apiId, '5xx', 'Sum'),
          ]),
          graph('API: latency (ms)', [
            this.ofApi(apiId, 'Latency', 'p50'),
            this.ofApi(apiId, 'Latency', 'p99'),
          ]),
        ],
        [
          graph(
            'Functions: errors',
            functions.map((plan) => this.ofFunction(plan.name, 'Errors')),
          ),
          graph(
            'Functions: duration, p95 (ms)',
            functions.map((plan) => this.ofFunction(plan.name, 'Duration', 'p95')),
          ),
        ],
        [
          graph(
            'Dead letters',
            workers.map((plan) => this.deadLetters(plan.name)),
          ),
          graph(
            'Behind the stream (ms)',
            streams.map((plan) => this.iteratorAge(plan.name)),
          ),
        ],
      ],
    });
  }
}
