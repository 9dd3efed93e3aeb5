import { Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { RoomAccess } from '../../functions/kernel/access.ts';
import { RoomFunction, type SharedResources } from '../constructs/room-function.ts';
import { EventWorker, ScheduledWorker, StreamWorker } from '../constructs/worker-triggers.ts';
import { pascalCase } from '../pascal-case.ts';
import { functionsOf, type FunctionPlan } from '../rooms.ts';
import type { Stage } from '../stages.ts';

export interface WorkerStackProps extends StackProps {
  readonly stage: Stage;
  readonly rooms: readonly RoomAccess[];
  readonly resources: SharedResources;
  /** The folder of a function's bundle. */
  readonly bundleOf: (functionName: string) => string;
}

/** What works by itself: the workers of every room, with what calls them. */
export class WorkerStack extends Stack {
  readonly functions: readonly FunctionPlan[];

  constructor(scope: Construct, id: string, props: WorkerStackProps) {
    super(scope, id, props);
    this.functions = props.rooms.flatMap(functionsOf).filter(({ trigger }) => trigger !== undefined);
    for (const plan of this.functions) {
      const made = new RoomFunction(this, pascalCase(plan.name), {
        name: plan.name,
        access: plan.access,
        code: lambda.Code.fromAsset(props.bundleOf(plan.name)),
        stage: props.stage,
        resources: props.resources,
      });
      this.addTrigger(made, plan, props);
    }
  }

  private addTrigger(made: RoomFunction, plan: FunctionPlan, props: WorkerStackProps): void {
    const worker = { name: plan.name, function: made.function, stage: props.stage };
    const { resources } = props;
    const { trigger } = plan;
    switch (trigger?.kind) {
      case 'event': {
        const scanned = plan.access.buckets?.find(({ tags }) => tags === true);
        new EventWorker(made, 'Trigger', {
          worker,
          trigger,
          bus: resources.bus,
          ...(scanned !== undefined &&
            resources.malwareScanner === 'guardduty' && {
              scanned: { bucket: resources[scanned.bucket], prefix: scanned.prefix },
            }),
        });
        break;
      }
      case 'stream':
        new StreamWorker(made, 'Trigger', { worker, trigger, table: resources.table });
        break;
      case 'schedule':
        new ScheduledWorker(made, 'Trigger', { worker, trigger });
        break;
      case undefined:
        throw new Error(`${plan.name} is a worker without a trigger.`);
    }
  }
}
