import { StartProblem } from '../start-problem.ts';

/** The one region and account everything pretends to be in. */
export const region = 'eu-central-1';
export const account = '000000000000';

/** Addresses and secrets that only the running parts know. */
export interface Surroundings {
  readonly issuer: string;
  /** Of the HTTP API of a stack, by what the stack holds: the portal's or the API's. */
  apiUrl(stack: string, resource: string): string;
  readonly queuesUrl: string;
  clientId(stack: string, resource: string): string;
  secret(name: string): string;
}

/** A resource as far as its name goes. */
export interface NamedResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  /** The name the template gives, if it gives one. */
  readonly givenName: string | undefined;
}

/** The property that names a resource of each type. */
export const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
};

/** Where the template says the portal is reached; whoever runs it here puts its real address in that place. */
export const edgeHost = 'portal.edge';

const longestName = 63;

/** The name a resource has here: the template's, else one made from stack and logical id, as CloudFormation would. */
export function localName(resource: NamedResource): string {
  if (resource.givenName !== undefined) return resource.givenName;
  const full = `${resource.stack}-${resource.id}`.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
  return full.length <= longestName ? full : full.slice(full.length - longestName).replace(/^-+/, '');
}

/** What `Ref` (no attribute) or `Fn::GetAtt` gives for a resource on this machine. */
export function localValue(
  resource: NamedResource,
  attribute: string | undefined,
  around: Surroundings,
): string {
  const name = localName(resource);
  const value = valuesByType[resource.type]?.(resource, name, around)[attribute ?? 'Ref'];
  if (value !== undefined) return value;
  // Whatever else a template may ask of what plays no part here: a stable, harmless text.
  if (attribute === undefined) return name;
  if (attribute === 'Arn' || attribute.endsWith('Arn')) return arn(serviceOf(resource.type), name);
  if (!valuesByType[resource.type]) return `${name}.${attribute.toLowerCase()}`;
  throw new StartProblem(
    `The template asks for ${attribute} of ${resource.stack}/${resource.id} (${resource.type}), which the local runner cannot tell.`,
  );
}

type Values = Readonly<Record<string, string>>;

const valuesByType: Readonly<
  Record<string, (resource: NamedResource, name: string, around: Surroundings) => Values>
> = {
  'AWS::DynamoDB::Table': (_resource, name) => tableValues(name),
  'AWS::DynamoDB::GlobalTable': (_resource, name) => tableValues(name),
  'AWS::S3::Bucket': (_resource, name) => ({
    Ref: name,
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
  }),
  'AWS::SQS::Queue': (_resource, name, around) => ({
    Ref: queueUrl(around.queuesUrl, name),
    QueueUrl: queueUrl(around.queuesUrl, name),
    QueueName: name,
    Arn: arn('sqs', name),
  }),
  'AWS::Lambda::Function': (_resource, name) => ({ Ref: name, Arn: arn('lambda', `function:${name}`) }),
  'AWS::Events::EventBus': (_resource, name) => ({
    Ref: name,
    Name: name,
    Arn: arn('events', `event-bus/${name}`),
  }),
  'AWS::ApiGatewayV2::Api': (resource, name, around) => ({
    Ref: name,
    ApiId: name,
    ApiEndpoint: around.apiUrl(resource.stack, resource.id),
  }),
  'AWS::ApiGatewayV2::Stage': () => ({ Ref: '$default' }),
  'AWS::CloudFront::Distribution': (_resource, name) => ({ Ref: name, Id: name, DomainName: edgeHost }),
  'AWS::Cognito::UserPool': (_resource, name, around) => ({
    Ref: name,
    UserPoolId: name,
    Arn: arn('cognito-idp', `userpool/${name}`),
    ProviderURL: around.issuer,
    ProviderName: around.issuer.replace(/^https?:\/\//, ''),
  }),
  'AWS::Cognito::UserPoolClient': (resource, name, around) => ({
    Ref: around.clientId(resource.stack, resource.id),
    ClientId: around.clientId(resource.stack, resource.id),
    ClientSecret: around.secret(`client/${name}`),
    Name: name,
  }),
  'AWS::SecretsManager::Secret': (resource) => {
    const secretArn = arn('secretsmanager', `secret:${resource.stack}/${resource.id}`);
    return { Ref: secretArn, Id: secretArn };
  },
};

const tableValues = (name: string): Values => ({
  Ref: name,
  Arn: tableArn(name),
  StreamArn: streamArn(name),
  TableId: name,
});

export const tableArn = (table: string): string => arn('dynamodb', `table/${table}`);

/** Stands for the table's one stream: the database's own label is not known before the table exists. */
export const streamArn = (table: string): string => `${tableArn(table)}/stream/local`;

export const queueUrl = (queuesUrl: string, queue: string): string => `${queuesUrl}/${account}/${queue}`;

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

const serviceOf = (type: string): string => (type.split('::')[1] ?? 'unknown').toLowerCase();
