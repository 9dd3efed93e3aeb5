import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { table } from '../../functions/kernel/table.ts';
import { resourcesOf, systemApp, templateOrThrow, templatesOf } from './synthesized.ts';

const data = templateOrThrow(templatesOf(systemApp()), 'RafiqData');

describe('the table', () => {
  it('is the only one of the rooms, encrypted, recoverable, with a stream, and refuses deletion', () => {
    data.resourceCountIs('AWS::DynamoDB::Table', 1);
    data.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: table.ttl, Enabled: true },
        DeletionProtectionEnabled: true,
      }),
    });
  });

  it('has the keys and indexes that the kernel declares, and no other', () => {
    const keys = (pk: string, sk: string) => [
      { AttributeName: pk, KeyType: 'HASH' },
      { AttributeName: sk, KeyType: 'RANGE' },
    ];
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: keys(table.keys.pk, table.keys.sk),
      GlobalSecondaryIndexes: Object.values(table.indexes).map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.pk, index.sk),
        Projection: { ProjectionType: index.projection },
      })),
    });
  });
});

describe('the bucket of imports', () => {
  it('is private, encrypted, versioned, and forgets', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
        ],
      },
    });
  });

  it('is apart from that of attachments, which forgets only what never left quarantine', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: Match.objectLike({
        BlockPublicAcls: true,
        RestrictPublicBuckets: true,
      }),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ Prefix: 'quarantine/', ExpirationInDays: 7 }),
          // As long as the table can be brought back, what its rows name can be as well.
          Match.objectLike({
            Prefix: 'cleared/',
            ExpirationInDays: Match.absent(),
            NoncurrentVersionExpiration: { NoncurrentDays: 35 },
          }),
        ],
      },
    });
  });

  it('outlives its stack, like the table', () => {
    data.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('refuses plain HTTP', () => {
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:*',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  it('takes uploads from the portal alone', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [Match.objectLike({ AllowedOrigins: [{ Ref: 'PortalOrigin' }], AllowedMethods: ['PUT'] })],
      },
    });
  });
});

describe('the bus', () => {
  it('keeps a month of our events', () => {
    data.hasResourceProperties('AWS::Events::Archive', {
      EventPattern: { source: ['rafiq'] },
      RetentionDays: 30,
    });
  });
});

describe('sign-in', () => {
  it('lets everybody sign up, with an address that is verified, also when it changes', () => {
    data.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      AutoVerifiedAttributes: ['email'],
      UsernameAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      MfaConfiguration: 'OPTIONAL',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      DeletionProtection: 'ACTIVE',
    });
  });

  it('knows no organisation and no role: neither groups nor attributes of our own', () => {
    data.resourceCountIs('AWS::Cognito::UserPoolGroup', 0);
    const [pool] = resourcesOf(data, 'AWS::Cognito::UserPool');
    expect(pool?.properties['Schema']).toEqual([{ Name: 'email', Mutable: true, Required: true }]);
    expect(pool?.properties['LambdaConfig']).toBeUndefined();
  });

  it('lets a user write the e-mail address alone', () => {
    const codeClients = resourcesOf(data, 'AWS::Cognito::UserPoolClient').filter((client) =>
      (client.properties['AllowedOAuthFlows'] as string[]).includes('code'),
    );
    expect(codeClients.map((client) => client.properties['WriteAttributes'])).toEqual([['email']]);
  });

  it('has a portal client with a secret that takes codes, and no way around the login pages', () => {
    data.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      CallbackURLs: [{ 'Fn::Join': ['', [{ Ref: 'PortalOrigin' }, '/auth/callback']] }],
    });
  });

  it('has an integrator client with client credentials and the one scope', () => {
    data.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['client_credentials'],
      GenerateSecret: true,
      AllowedOAuthScopes: [{ 'Fn::Join': ['', [Match.objectLike({ Ref: Match.anyValue() }), '/api']] }],
    });
    data.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'rafiq',
      Scopes: [Match.objectLike({ ScopeName: 'api' })],
    });
  });

  it("shows the client's secret in no output", () => {
    expect(JSON.stringify(data.toJSON()['Outputs'])).not.toMatch(/ClientSecret"\]/);
  });

  it('makes way for another identity provider', () => {
    const other = templateOrThrow(
      templatesOf(
        systemApp({
          oidcIssuer: 'https://login.example.com',
          oidcClientIds: 'portal,erp',
          oidcClientSecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:portal-AbCdEf',
        }),
      ),
      'RafiqData',
    );
    other.resourceCountIs('AWS::Cognito::UserPool', 0);
    other.hasOutput('OidcIssuer', { Value: 'https://login.example.com' });
  });
});

describe('the stack', () => {
  it('needs no custom resource, so that any cloud that speaks CloudFormation can take it', () => {
    const types = Object.values(data.toJSON()['Resources'] as Record<string, { Type: string }>).map(
      (r) => r.Type,
    );
    expect(types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource'))).toEqual(
      [],
    );
  });
});
