import { Fn, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BucketAccess, FunctionAccess } from '../../functions/kernel/access.ts';
import { table as keys } from '../../functions/kernel/table.ts';
import type { MalwareScannerKind } from '../settings.ts';
import type { Stage } from '../stages.ts';
import { acknowledge, arnInFindings } from './acknowledge.ts';
import { NodeFunction } from './node-function.ts';

/** The lasting things a function may be let at. */
export interface SharedResources {
  readonly table: dynamodb.ITable;
  readonly bus: events.IEventBus;
  readonly imports: s3.IBucket;
  readonly attachments: s3.IBucket;
  readonly mail: MailSettings;
  readonly malwareScanner: MalwareScannerKind;
}

/** Whom mail comes from, and where its links lead. */
export interface MailSettings {
  /** An address that SES may send from: itself or its domain is a verified identity. */
  readonly from: string;
  readonly portalOrigin: string;
}

export interface RoomFunctionProps {
  readonly name: string;
  readonly access: FunctionAccess;
  readonly code: lambda.Code;
  readonly stage: Stage;
  readonly resources: SharedResources;
  /** Beyond what its access brings. */
  readonly environment?: Readonly<Record<string, string>>;
}

const readItems = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:ConditionCheckItem',
];
const writeItems = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
];
const readObjects = ['s3:GetObject', 's3:GetObjectVersion'];
const writeObjects = ['s3:PutObject'];
const objectActions = {
  none: [],
  read: readObjects,
  write: writeObjects,
  'read-write': [...readObjects, ...writeObjects],
};

/** One function of a room: whatever its access names is permitted and put in its environment, and nothing else. */
export class RoomFunction extends NodeFunction {
  constructor(scope: Construct, id: string, props: RoomFunctionProps) {
    const { name, access, code, stage, environment } = props;
    super(scope, id, {
      name,
      code,
      stage,
      memoryMb: access.memoryMb,
      timeoutSeconds: access.timeoutSeconds,
      environment,
    });
    this.allowTable(props.resources.table, access);
    for (const bucket of access.buckets ?? []) this.allowObjects(props.resources[bucket.bucket], bucket);
    // Whoever reads tags must know whether a scanner writes any.
    if (access.buckets?.some(({ tags }) => tags === true))
      this.function.addEnvironment('MALWARE_SCANNER', props.resources.malwareScanner);
    if (access.publishes === true) this.allowPublishing(props.resources.bus);
    if (access.sendsMail === true) this.allowMail(props.resources.mail);
  }

  private allowTable(table: dynamodb.ITable, access: FunctionAccess): void {
    if (access.table === 'none') return;
    this.allow(access.table === 'read' ? readItems : [...readItems, ...writeItems], [table.tableArn]);
    const indexes = (access.indexes ?? []).map(
      (index) => `${table.tableArn}/index/${keys.indexes[index].name}`,
    );
    if (indexes.length > 0) this.allow(['dynamodb:Query'], indexes);
    this.function.addEnvironment('TABLE_NAME', table.tableName);
  }

  private allowObjects(bucket: s3.IBucket, access: BucketAccess): void {
    const actions = [
      ...objectActions[access.use],
      ...(access.tags === true ? ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'] : []),
      ...(access.removes === true ? ['s3:DeleteObject'] : []),
    ];
    this.allow(actions, [bucket.arnForObjects(`${access.prefix}*`)]);
    // Without it S3 answers 403 for an object that is not there, and nobody could tell it from a real refusal.
    if (access.use.startsWith('read')) this.allow(['s3:ListBucket'], [bucket.bucketArn]);
    acknowledge(
      this,
      `IAM5[Resource::${arnInFindings(this, bucket, bucket.bucketArn)}/${access.prefix}*]`,
      `It stands for the objects under ${access.prefix} of one bucket, whose names are made at upload.`,
    );
    this.function.addEnvironment(`${access.bucket.toUpperCase()}_BUCKET`, bucket.bucketName);
  }

  private allowPublishing(bus: events.IEventBus): void {
    this.allow(['events:PutEvents'], [bus.eventBusArn]);
    this.function.addEnvironment('BUS_NAME', bus.eventBusName);
  }

  /** SES asks for the identity that is verified: the address itself, or else its domain. */
  private allowMail({ from, portalOrigin }: MailSettings): void {
    const domain = Fn.select(1, Fn.split('@', from));
    const identityArn = (resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName });
    this.allow(['ses:SendEmail'], [identityArn(from), identityArn(domain)]);
    this.function.addEnvironment('MAIL_FROM', from);
    this.function.addEnvironment('PORTAL_ORIGIN', portalOrigin);
  }
}
