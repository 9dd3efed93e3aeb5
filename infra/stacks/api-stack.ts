import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { RoomAccess } from '../../functions/kernel/access.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { RoomFunction, type SharedResources } from '../constructs/room-function.ts';
import { RouteApi, type ApiFunction, type GatewayRoute } from '../constructs/route-api.ts';
import type { SignIn } from '../constructs/sign-in.ts';
import { functionsOf, type FunctionPlan } from '../rooms.ts';
import { pascalCase } from '../pascal-case.ts';
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

/** What is asked: the HTTP API, one function for each room and part of one. */
export class ApiStack extends Stack {
  readonly apiId: string;
  readonly apiUrl: string;
  readonly functions: readonly FunctionPlan[];

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    this.functions = props.rooms.flatMap(functionsOf).filter(({ trigger }) => trigger === undefined);
    const apiEnvironment = this.apiEnvironment(props.signIn);
    const apis = this.functions.map((plan): ApiFunction => {
      const made = new RoomFunction(this, pascalCase(plan.name), {
        name: plan.name,
        access: plan.access,
        code: lambda.Code.fromAsset(props.bundleOf(plan.name)),
        stage: props.stage,
        resources: props.resources,
        environment: apiEnvironment,
      });
      return { ...plan, function: made.function };
    });
    const { api } = new RouteApi(this, 'Routes', {
      stage: props.stage,
      routes: props.routes,
      functions: apis,
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
}
