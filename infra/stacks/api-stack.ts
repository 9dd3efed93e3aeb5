import { roomOf } from '@rafiq/shared/route.ts';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { RoomAccess } from '../../functions/kernel/access.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { RoomFunction, type SharedResources } from '../constructs/room-function.ts';
import { RouteApi, type GatewayRoute } from '../constructs/route-api.ts';
import type { SignIn } from '../constructs/sign-in.ts';
import { EventWorker, ScheduledWorker, StreamWorker } from '../constructs/worker-triggers.ts';
import { apiFor, functionsOf, type FunctionPlan } from '../rooms.ts';
import type { Stage } from '../stages.ts';

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
  readonly rooms: readonly RoomAccess[];
  readonly routes: readonly GatewayRoute[];
  readonly resources: SharedResources;
  readonly signIn: SignIn;
  /** The folder of a function's bundle. */
  readonly bundleOf: (functionName: string) => string;
}

/** What works: the HTTP API, one function or more for each room, and the workers with what calls them. */
export class ApiStack extends Stack {
  readonly apiId: string;
  readonly apiUrl: string;
  readonly functions: readonly FunctionPlan[];

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.functions = props.rooms.flatMap(functionsOf);
    const apiEnvironment = this.apiEnvironment(props.signIn);
    const apis = new Map<string, lambda.Function>();
    for (const plan of this.functions) {
      const made = new RoomFunction(this, pascalCase(plan.name), {
        name: plan.name,
        access: plan.access,
        code: lambda.Code.fromAsset(props.bundleOf(plan.name)),
        stage: props.stage,
        resources: props.resources,
        ...(plan.trigger === undefined && { environment: apiEnvironment }),
      });
      if (plan.trigger === undefined) apis.set(plan.name, made.function);
      else this.addTrigger(made, plan, props);
    }
    const { api } = new RouteApi(this, 'Routes', {
      stage: props.stage,
      routes: props.routes,
      functions: apis,
      functionFor: (route) => apiFor(this.functions, { room: roomOf(route), path: route.path })?.name,
      signIn: props.signIn,
    });
    this.apiId = api.apiId;
    this.apiUrl = api.apiEndpoint;
    new CfnOutput(this, 'ApiUrl', { value: this.apiUrl });
  }

  /** How an API function knows who calls, and seals its cursors. */
  private apiEnvironment(signIn: SignIn): Record<string, string> {
    const cursorSecret = new secrets.Secret(this, 'CursorSecret', {
      description: 'Seals the cursors of lists and signs the challenges of web forms',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      cursorSecret,
      'SMG4',
      'A new value makes open lists start anew and protects nothing more: change it by hand when it may have leaked.',
    );
    return {
      OIDC_ISSUER: signIn.issuer,
      ...(signIn.jwksUri !== undefined && { OIDC_JWKS_URI: signIn.jwksUri }),
      OIDC_CLIENT_IDS: signIn.clientIds.join(','),
      OIDC_SCOPE: signIn.scope,
      // Resolved at deployment. A cursor gives no right (each page is checked anew), so the console may show its
      // secret to operators; asking Secrets Manager at each cold start would cost a client in every bundle.
      CURSOR_SECRET: cursorSecret.secretValue.unsafeUnwrap(),
    };
  }

  private addTrigger(made: RoomFunction, plan: FunctionPlan, props: ApiStackProps): void {
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

const pascalCase = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
