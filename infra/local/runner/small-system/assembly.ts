import { writeFileSync } from 'node:fs';
import path from 'node:path';

type Resource = { Type: string; Properties?: unknown; Metadata?: unknown };

const ref = (name: string) => ({ Ref: name });
const attribute = (name: string, of: string) => ({ 'Fn::GetAtt': [name, of] });
const key = (name: string, type: string) => ({ AttributeName: name, KeyType: type });

function lambda(file: string, variables: Record<string, unknown> = {}): Resource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: `small-${file}`,
      Handler: `${file}.handler`,
      Timeout: 10,
      MemorySize: 256,
      Environment: { Variables: { TABLE_NAME: ref('Table'), BUS_NAME: ref('Bus'), ...variables } },
    },
    Metadata: { 'aws:asset:path': import.meta.dirname },
  };
}

function route(routeKey: string, more: Record<string, unknown> = {}): Resource {
  const Target = { 'Fn::Join': ['', ['integrations/', ref('Integration')]] };
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: ref('Api'), RouteKey: routeKey, Target, ...more },
  };
}

const resources: Record<string, Resource> = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
      AttributeDefinitions: ['pk', 'sk'].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'small' } },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'small-work',
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: attribute('DeadQueue', 'Arn'), maxReceiveCount: 2 },
    },
  },
  DeadQueue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'small-work-dead' } },
  UntoldQueue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'small-publish-dead' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: ref('Bus'),
      EventPattern: { 'detail-type': [{ prefix: 'small.thing.' }] },
      Targets: [{ Id: 'Target0', Arn: attribute('Queue', 'Arn') }],
    },
  },
  ApiFunction: lambda('api'),
  PublishFunction: lambda('publish'),
  WorkFunction: lambda('work'),
  StreamMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: attribute('Table', 'StreamArn'),
      FunctionName: ref('PublishFunction'),
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      FilterCriteria: {
        Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["thing"]}}}}' }],
      },
      DestinationConfig: { OnFailure: { Destination: attribute('UntoldQueue', 'Arn') } },
    },
  },
  QueueMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: attribute('Queue', 'Arn'),
      FunctionName: ref('WorkFunction'),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Schedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: { ScheduleExpression: 'rate(1 hour)', Target: { Arn: attribute('WorkFunction', 'Arn') } },
  },
  PortalClient: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      AllowedOAuthFlows: ['code'],
      CallbackURLs: ['http://localhost:1/auth/callback'],
      LogoutURLs: [],
    },
  },
  Pool: { Type: 'AWS::Cognito::UserPool' },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: { IntegrationUri: attribute('ApiFunction', 'Arn'), PayloadFormatVersion: '2.0' },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: attribute('Pool', 'ProviderURL'), Audience: [ref('PortalClient')] },
    },
  },
  Take: route('POST /things/{id}'),
  Tell: route('GET /things/{id}'),
  Clock: route('GET /clock'),
  Me: route('GET /me', {
    AuthorizationType: 'JWT',
    AuthorizerId: ref('Authorizer'),
    AuthorizationScopes: ['rafiq/api'],
  }),
};

/** Writes a small system's cloud assembly for tests: an API, a table, and one of each thing that reacts to it. */
export function writeSmallAssembly(folder: string): void {
  writeFileSync(path.join(folder, 'Small.template.json'), JSON.stringify({ Resources: resources }));
  const artifacts = {
    Small: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Small.template.json' } },
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
}
