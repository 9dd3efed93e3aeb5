import { CfnOutput, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { NodeFunction } from '../constructs/node-function.ts';
import { PortalEdge } from '../constructs/portal-edge.ts';
import { addStage } from '../constructs/route-api.ts';
import { CognitoSignIn, type SignIn } from '../constructs/sign-in.ts';
import type { Settings } from '../settings.ts';

export interface PortalStackProps extends StackProps {
  readonly settings: Settings;
  /** The portal's Lambda as `bundlePortal` puts it together. */
  readonly folder: string;
  readonly apiUrl: string;
  readonly signIn: SignIn;
  /** Where browsers put files by links that the API signed. */
  readonly uploads: readonly s3.IBucket[];
}

/** The portal: one function that renders pages, its sessions, and the edge in front of it. */
export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, props: PortalStackProps) {
    super(scope, id, props);
    const { stage } = props.settings;
    const sessions = this.sessionTable();
    const edgeSecret = this.edgeSecret();
    const api = new gateway.HttpApi(this, 'Gateway', {
      apiName: `rafiq-${stage.name}-portal`,
      createDefaultStage: false,
    });
    addStage(this, api, stage);
    const edge = new PortalEdge(this, 'Edge', {
      settings: props.settings,
      gatewayHost: Fn.select(2, Fn.split('/', api.apiEndpoint)),
      edgeSecret: edgeSecret.secretValue.unsafeUnwrap(),
      immutableAssets: `${props.folder}/build/client/_app/immutable`,
    });
    const page = new NodeFunction(this, 'Page', {
      name: 'portal',
      code: lambda.Code.fromAsset(props.folder),
      memoryMb: 1024,
      timeoutSeconds: 29,
      stage,
      environment: {
        API_URL: props.apiUrl,
        PORTAL_ORIGIN: edge.origin,
        OIDC_ISSUER: props.signIn.issuer,
        OIDC_CLIENT_ID: props.signIn.portalClientId,
        // Resolved at deployment; it opens nothing without the redirect to our own origin.
        OIDC_CLIENT_SECRET: props.signIn.portalClientSecret.secretValue.unsafeUnwrap(),
        OIDC_SCOPES: `openid email profile ${props.signIn.scope}`,
        // For the content security policy: the addresses beside its own that a page may speak to.
        UPLOAD_ORIGINS: props.uploads.map((bucket) => `https://${bucket.bucketRegionalDomainName}`).join(' '),
        SESSION_TABLE_NAME: sessions.tableName,
        // A page leaves much behind that lives no longer than itself: with more room it dies uncopied. A function has
        // less than one core: threads that collect and compile beside it only take turns with it.
        NODE_OPTIONS: '--enable-source-maps --max-semi-space-size=64 --v8-pool-size=0',
        EDGE_SECRET: edgeSecret.secretValue.unsafeUnwrap(),
        // Read by SvelteKit's server: its address, and where the caller's address stands behind two proxies.
        ORIGIN: edge.origin,
        ADDRESS_HEADER: 'x-forwarded-for',
        XFF_DEPTH: '2',
      },
    });
    page.allow(
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      [sessions.tableArn],
    );
    const route = new gateway.HttpRoute(this, 'EveryPath', {
      httpApi: api,
      routeKey: gateway.HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Page', page.function),
    });
    acknowledge(
      route,
      'APIG4',
      'Pages know people by the session cookie, and the sign-in page must open without one.',
    );
    if (props.signIn instanceof CognitoSignIn) this.brandSignIn(props.signIn);
    new CfnOutput(this, 'PortalUrl', { value: edge.origin });
  }

  /** Sessions with the tokens of their people: key `id`, gone by themselves at `ttl`. */
  private sessionTable(): dynamodb.ITable {
    const sessions = new dynamodb.Table(this, 'Sessions', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(sessions, 'DDB3', 'A lost session costs a sign-in; tokens of the past must not be restored.');
    return sessions;
  }

  /** What the edge and the page function share, so that nobody reaches the gateway around the edge. */
  private edgeSecret(): secrets.ISecret {
    const secret = new secrets.Secret(this, 'EdgeSecret', {
      description: 'Shows the portal that a request came through CloudFront',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    acknowledge(
      secret,
      'SMG4',
      'Both holders take it at deployment, so a rotation is a deployment with a new value.',
    );
    return secret;
  }

  /** The login pages. They stand here, with the edge, because clouds for testing lack both. */
  private brandSignIn(signIn: CognitoSignIn): void {
    new cognito.CfnManagedLoginBranding(this, 'SignInPages', {
      userPoolId: signIn.pool.userPoolId,
      clientId: signIn.portalClientId,
      useCognitoProvidedValues: true,
    });
  }
}
