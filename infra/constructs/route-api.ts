import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { logRetention } from './node-function.ts';
import type { SignIn } from './sign-in.ts';

/** What the gateway needs to know of a route of the contract. */
export interface GatewayRoute {
  /** `room.verb` */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly audience: string;
}

export interface RouteApiProps {
  readonly stage: Stage;
  readonly routes: readonly GatewayRoute[];
  /** The API function of each room. */
  readonly functions: ReadonlyMap<string, lambda.Function>;
  readonly signIn: SignIn;
}

/** No address and no name of a person: who did what is in the audit log. */
const accessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  responseBytes: '$context.responseLength',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
});

/** The HTTP API with one route for each route of the contract, behind the authorizer unless it is public. */
export class RouteApi extends Construct {
  readonly api: gateway.HttpApi;

  constructor(scope: Construct, id: string, props: RouteApiProps) {
    super(scope, id);
    this.api = new gateway.HttpApi(this, 'Api', {
      apiName: `rafiq-${props.stage.name}`,
      createDefaultStage: false,
    });
    addStage(this, this.api, props.stage);
    const authorizer = new HttpJwtAuthorizer('SignIn', props.signIn.issuer, {
      jwtAudience: [...props.signIn.clientIds],
    });
    const integrations = new Map<string, HttpLambdaIntegration>();
    for (const [room, target] of props.functions) {
      integrations.set(room, new HttpLambdaIntegration(`${room}-api`, target, { scopePermissionToRoute: false }));
    }
    for (const route of props.routes) {
      const integration = integrations.get(roomOf(route));
      if (!integration) {
        throw new Error(`The route ${route.id} has no function: functions/${roomOf(route)}/access.ts is missing.`);
      }
      this.addRoute(route, integration, authorizer, props.signIn.scope);
    }
  }

  private addRoute(
    route: GatewayRoute,
    integration: HttpLambdaIntegration,
    authorizer: HttpJwtAuthorizer,
    scope: string,
  ): void {
    const isPublic = route.audience === 'public';
    const added = this.api.addRoutes({
      path: route.path,
      methods: [route.method as gateway.HttpMethod],
      integration,
      ...(isPublic ? {} : { authorizer, authorizationScopes: [scope] }),
    });
    if (!isPublic) return;
    for (const construct of added) {
      acknowledge(construct, 'APIG4', `The contract declares ${route.id} public: it needs no token and shows nothing of anybody.`);
    }
  }
}

const roomOf = (route: GatewayRoute): string => route.id.slice(0, route.id.indexOf('.'));

/** The `$default` stage with its throttle and its access log, alike for the API and the portal. */
export function addStage(scope: Construct, api: gateway.HttpApi, stage: Stage): gateway.HttpStage {
  const logGroup = new logs.LogGroup(scope, 'AccessLog', {
    retention: logRetention(stage),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return new gateway.HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: stage.requestRate.sustained, burstLimit: stage.requestRate.burst },
    accessLogSettings: {
      destination: new gateway.LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(accessLogFormat),
    },
  });
}
