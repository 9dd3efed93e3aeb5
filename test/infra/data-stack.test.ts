import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { table } from '../../functions/kernel/table.ts';
import { resourcesOf, templateOrThrow, templatesOf } from './synthesized.ts';

const data = templateOrThrow(templatesOf(), 'RafiqData');

describe('the table', () => {
  it('is the only one of the rooms, encrypted, recoverable, with a stream, and refuses deletion', () => {
    data.resourceCountIs('AWS::DynamoDB::Table', 1);
    data.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
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

describe('the scanner of viruses', () => {
  const [plan, ...others] = resourcesOf(data, 'AWS::GuardDuty::MalwareProtectionPlan');
  const role = (plan?.properties['Role'] as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
  const bucket =
    resourcesOf(data, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('Attachments'))?.id ?? '';

  it('looks at what lies in the quarantine of attachments, and writes on it what it found', () => {
    expect(others).toEqual([]);
    expect(plan?.properties).toMatchObject({
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { BucketName: { Ref: bucket }, ObjectPrefixes: ['quarantine/'] } },
    });
  });

  it('may do that alone, and hear of new objects by its own rule', () => {
    data.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({ Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' } }),
        ],
      },
    });
    const [policy, ...more] = resourcesOf(data, 'AWS::IAM::Policy').filter(({ properties }) =>
      JSON.stringify(properties['Roles']).includes(role),
    );
    expect(more).toEqual([]);
    const { Statement: statements } = policy?.properties['PolicyDocument'] as {
      Statement: { Action: string | string[]; Resource: unknown; Condition?: unknown }[];
    };
    const may = Object.fromEntries(
      statements.flatMap(({ Action, Resource }) =>
        [Action].flat().map((action) => [action, JSON.stringify(Resource)] as const),
      ),
    );
    const objects = [
      's3:GetObject',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionTagging',
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
    ];
    const whole = ['s3:GetBucketNotification', 's3:ListBucket', 's3:PutBucketNotification'];
    const rules = [
      'events:DeleteRule',
      'events:DescribeRule',
      'events:ListTargetsByRule',
      'events:PutRule',
      'events:PutTargets',
      'events:RemoveTargets',
    ];
    expect(Object.keys(may).sort()).toEqual([...objects, ...whole, ...rules, 's3:PutObject'].sort());
    for (const action of objects) expect(may[action]).toMatch(new RegExp(`"${bucket}".*"/quarantine/\\*"`));
    for (const action of whole) expect(may[action]).toBe(JSON.stringify({ 'Fn::GetAtt': [bucket, 'Arn'] }));
    for (const action of rules)
      expect(may[action]).toContain(':rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*"');
    expect(may['s3:PutObject']).toMatch(/"\/malware-protection-resource-validation-object"/);
    const changing = statements.filter(({ Action }) => [Action].flat().includes('events:PutRule'));
    expect(changing.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } },
    ]);
  });

  it('is left out where a deployment has none', () => {
    const without = templateOrThrow(templatesOf({ malwareScanner: 'none' }), 'RafiqData');
    without.resourceCountIs('AWS::GuardDuty::MalwareProtectionPlan', 0);
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
      templatesOf({
        oidcIssuer: 'https://login.example.com',
        oidcClientIds: 'portal,erp',
        oidcClientSecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:portal-AbCdEf',
      }),
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
