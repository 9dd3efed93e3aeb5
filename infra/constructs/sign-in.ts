import { Aws, Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ForeignIdentityProvider } from '../settings.ts';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';

/** Whom the API and the portal trust to say who somebody is. Never what they may do: that is in our own table. */
export interface SignIn {
  readonly issuer: string;
  readonly jwksUri?: string | undefined;
  readonly scope: string;
  /** Clients whose access tokens are taken: the portal, then integrators. */
  readonly clientIds: readonly string[];
  readonly portalClientId: string;
  readonly portalClientSecret: secrets.ISecret;
}

/** Trusts an identity provider that somebody else runs. */
export function foreignSignIn(scope: Construct, provider: ForeignIdentityProvider): SignIn {
  return {
    issuer: provider.issuer,
    jwksUri: provider.jwksUri,
    scope: provider.scope,
    clientIds: provider.clientIds,
    portalClientId: provider.clientIds[0],
    portalClientSecret: secrets.Secret.fromSecretCompleteArn(
      scope,
      'PortalClientSecret',
      provider.clientSecretArn,
    ),
  };
}

/** The user pool: people sign up by themselves with an e-mail address; whoever has no membership sees nothing. */
export class CognitoSignIn extends Construct implements SignIn {
  readonly pool: cognito.UserPool;
  readonly domain: cognito.UserPoolDomain;
  readonly issuer: string;
  readonly scope = 'rafiq/api';
  readonly clientIds: readonly string[];
  readonly portalClientId: string;
  readonly integratorClientId: string;
  readonly portalClientSecret: secrets.ISecret;

  constructor(scope: Construct, id: string, props: { stage: Stage; portalOrigin: string }) {
    super(scope, id);
    const { stage } = props;
    this.pool = this.userPool(stage);
    this.issuer = this.pool.userPoolProviderUrl;
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `rafiq-${stage.name}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const api = new cognito.ResourceServerScope({
      scopeName: 'api',
      scopeDescription: 'Use the API of Rafiq',
    });
    const server = this.pool.addResourceServer('Rafiq', { identifier: 'rafiq', scopes: [api] });
    const apiScope = cognito.OAuthScope.resourceServer(server, api);

    const portal = this.portalClient(apiScope, props.portalOrigin);
    const integrator = this.integratorClient(apiScope);
    this.portalClientId = portal.userPoolClientId;
    this.integratorClientId = integrator.userPoolClientId;
    this.clientIds = [this.portalClientId, this.integratorClientId];
    this.portalClientSecret = this.keepSecretOf(portal);
  }

  private userPool(stage: Stage): cognito.UserPool {
    const plus = stage.signInPlan === 'plus';
    const pool = new cognito.UserPool(this, 'Users', {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // A new address counts only once its owner has confirmed it: membership is bound to the verified one.
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      featurePlan: plus ? cognito.FeaturePlan.PLUS : cognito.FeaturePlan.ESSENTIALS,
      ...(plus && { standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION }),
      deletionProtection: !stage.disposable,
      removalPolicy: stage.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    acknowledge(
      pool,
      'COG2',
      'A second factor is offered to all and forced on nobody: sellers sign in from a phone between two visits.',
    );
    if (!plus) {
      acknowledge(pool, 'COG8', 'The Plus plan is billed per user; the trial stage has no real users.');
    }
    return pool;
  }

  /** The portal's server: authorization code with PKCE and a secret; nobody can sign in around the login pages. */
  private portalClient(apiScope: cognito.OAuthScope, origin: string): cognito.UserPoolClient {
    return this.pool.addClient('Portal', {
      generateSecret: true,
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE, apiScope],
        callbackUrls: [`${origin}/auth/callback`],
        logoutUrls: [`${origin}/sign-in`],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      readAttributes: new cognito.ClientAttributes().withStandardAttributes({
        email: true,
        emailVerified: true,
      }),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }),
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(14),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }

  /** A first machine client; its owner and boundary are a membership in our table, as for people. */
  private integratorClient(apiScope: cognito.OAuthScope): cognito.UserPoolClient {
    return this.pool.addClient('Integrator', {
      generateSecret: true,
      authFlows: { userSrp: false },
      oAuth: { flows: { clientCredentials: true }, scopes: [apiScope] },
      accessTokenValidity: Duration.minutes(15),
      enableTokenRevocation: true,
    });
  }

  /** Keeps the client's secret in Secrets Manager, because an exported stack output would show it to every reader. */
  private keepSecretOf(client: cognito.UserPoolClient): secrets.ISecret {
    const resource = client.node.defaultChild as cognito.CfnUserPoolClient;
    const secret = new secrets.Secret(this, 'PortalClientSecret', {
      description: "The secret of the portal's client at the user pool",
      // The value is a reference that CloudFormation resolves; the template holds no secret.
      secretStringValue: SecretValue.resourceAttribute(resource.attrClientSecret),
    });
    acknowledge(
      secret,
      'SMG4',
      "Cognito makes this secret; it changes with the client, and the portal's stack then reads it anew.",
    );
    return secret;
  }
}
