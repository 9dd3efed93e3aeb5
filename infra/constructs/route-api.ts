import { roomOf, type AnyRoute } from '@rafiq/shared/route.ts';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { logRetention } from './node-function.ts';
import type { SignIn } from './sign-in.ts';

/** What the gateway needs to know of a route of the contract. */
export type GatewayRoute = Pick<AnyRoute, 'id' | 'method' | 'path' | 'audience'>;

export interface RouteApiProps {
  readonly stage: Stage;
  readonly routes: readonly GatewayRoute[];
  /** API functions by name. */
  readonly functions: ReadonlyMap<string, lambda.Function>;
  /** The name of the function that serves a route. */
  readonly functionFor: (route: GatewayRoute) => string | undefined;
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

/**
 * The HTTP API with one route for each route of the contract, behind the authorizer unless it is public.
 * Resources carry the ids of rooms and routes, so that moving a route in the contract replaces nothing.
 */
export class RouteApi extends Construct {
  readonly api: gateway.HttpApi;
  private readonly props: RouteApiProps;

  constructor(scope: Construct, id: string, props: RouteApiProps) {
    super(scope, id);
    this.props = props;
    this.api = new gateway.HttpApi(this, 'Api', {
      apiName: `rafiq-${props.stage.name}`,
      createDefaultStage: false,
    });
    addStage(this, this.api, props.stage);
    const authorizer = new gateway.CfnAuthorizer(this, 'SignIn', {
      apiId: this.api.apiId,
      name: 'sign-in',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: props.signIn.issuer, audience: [...props.signIn.clientIds] },
    });
    const integrations = new Map<string, gateway.CfnIntegration>();
    for (const [name, target] of props.functions) integrations.set(name, this.integrate(name, target));
    for (const route of props.routes) {
      const integration = integrations.get(props.functionFor(route) ?? '');
      if (!integration) {
        throw new Error(
          `The route ${route.id} has no function: functions/${roomOf(route)}/access.ts is missing.`,
        );
      }
      this.addRoute(route, integration, authorizer);
    }
  }

  private integrate(name: string, target: lambda.Function): gateway.CfnIntegration {
    target.addPermission('Gateway', {
      principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: '*/*',
      }),
    });
    return new gateway.CfnIntegration(this, `${name} function`, {
      apiId: this.api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: target.functionArn,
      payloadFormatVersion: '2.0',
    });
  }

  private addRoute(
    route: GatewayRoute,
    integration: gateway.CfnIntegration,
    authorizer: gateway.CfnAuthorizer,
  ): void {
    const isPublic = route.audience === 'public';
    const added = new gateway.CfnRoute(this, route.id, {
      apiId: this.api.apiId,
      routeKey: `${route.method} ${route.path}`,
      target: `integrations/${integration.ref}`,
      ...(isPublic
        ? { authorizationType: 'NONE' }
        : {
            authorizationType: 'JWT',
            authorizerId: authorizer.ref,
            authorizationScopes: [this.props.signIn.scope],
          }),
    });
    if (isPublic) {
      acknowledge(
        added,
        'APIG4',
        `The contract declares ${route.id} public: it needs no token and shows nothing of anybody.`,
      );
    }
  }
}

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
