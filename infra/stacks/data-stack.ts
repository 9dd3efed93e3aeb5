import { CfnOutput, CfnParameter, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { MalwareScanner } from '../constructs/malware-scanner.ts';
import type { MailSettings } from '../constructs/room-function.ts';
import { recoverableDays, RoomTable } from '../constructs/room-table.ts';
import { CognitoSignIn, foreignSignIn, type SignIn } from '../constructs/sign-in.ts';
import type { MalwareScannerKind, Settings } from '../settings.ts';
import type { Stage } from '../stages.ts';

/** Replaced versions and uploads that were broken off. */
const soonGone: s3.LifecycleRule = {
  noncurrentVersionExpiration: Duration.days(1),
  abortIncompleteMultipartUploadAfter: Duration.days(1),
};

/** The table can be brought back, and its rows name files: what is removed or overwritten by mistake stays as long. */
const recoverable: s3.LifecycleRule = {
  ...soonGone,
  noncurrentVersionExpiration: Duration.days(recoverableDays),
};

/** Where uploads wait until they were looked at. */
const quarantine = 'quarantine/';

/** What lasts: records, imported files, attachments, the event bus with its archive, and who may sign in. */
export class DataStack extends Stack {
  readonly table: dynamodb.ITable;
  readonly bus: events.IEventBus;
  readonly imports: s3.IBucket;
  readonly attachments: s3.IBucket;
  readonly signIn: SignIn;
  readonly mail: MailSettings;
  readonly malwareScanner: MalwareScannerKind;

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, props);
    const { stage, identityProvider, malwareScanner } = props.settings;
    // A parameter, not a reference: the portal's stack comes after this one, so its address is told to it.
    const portalOrigin = new CfnParameter(this, 'PortalOrigin', {
      default: 'http://localhost:4600',
      allowedPattern: '^https?://[^/]+$',
      description:
        'Where people open the portal, without a slash at the end. CloudFormation keeps it between deployments.',
    }).valueAsString;

    this.table = new RoomTable(this, 'Rooms', { disposable: stage.disposable }).table;
    this.bus = this.eventBus(stage);
    this.imports = this.filesBucket('Imports', stage, portalOrigin, [
      { expiration: Duration.days(30), ...soonGone },
    ]);
    acknowledge(
      this.imports,
      'S1',
      'Every upload link and every reading belongs to an import job, which the audit log already names.',
    );
    // What was cleared lasts as long as its lead; what never was goes.
    this.attachments = this.filesBucket('Attachments', stage, portalOrigin, [
      { prefix: quarantine, expiration: Duration.days(7), ...soonGone },
      { prefix: 'cleared/', ...recoverable },
    ]);
    acknowledge(
      this.attachments,
      'S1',
      'Every upload link and every download belongs to an attachment, which the audit log already names.',
    );
    this.malwareScanner = malwareScanner;
    if (malwareScanner === 'guardduty')
      new MalwareScanner(this, 'MalwareScanner', { bucket: this.attachments, prefix: quarantine });
    this.signIn = identityProvider
      ? foreignSignIn(this, identityProvider)
      : new CognitoSignIn(this, 'SignIn', { stage, portalOrigin });
    this.mail = { from: this.mailFrom(), portalOrigin };
    this.tellNames();
  }

  /** A parameter too: it names an identity that somebody verified with SES by hand, in whatever account this is. */
  private mailFrom(): string {
    return new CfnParameter(this, 'MailFrom', {
      default: 'rafiq@rafiq.example',
      allowedPattern: '^[^@\\s]+@[^@\\s]+$',
      description:
        'The address that mail comes from. SES must know it, or its domain, as a verified identity.',
    }).valueAsString;
  }

  private eventBus(stage: Stage): events.IEventBus {
    const bus = new events.EventBus(this, 'Bus', { eventBusName: `rafiq-${stage.name}` });
    bus.archive('Archive', {
      description: 'Events of the last month, to be replayed after a fault',
      eventPattern: { source: ['rafiq'] },
      retention: Duration.days(30),
    });
    return bus;
  }

  /** A bucket that browsers put files into by a link, and nobody reads but the functions it is for. */
  private filesBucket(
    id: string,
    stage: Stage,
    portalOrigin: string,
    lifecycleRules: s3.LifecycleRule[],
  ): s3.IBucket {
    return new s3.Bucket(this, id, {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // An upload link can be used twice; readers name the version that counted.
      versioned: true,
      cors: [
        {
          allowedOrigins: [portalOrigin],
          allowedMethods: [s3.HttpMethods.PUT],
          allowedHeaders: ['content-type'],
          exposedHeaders: ['etag', 'x-amz-version-id'],
          maxAge: 3600,
        },
      ],
      lifecycleRules,
      removalPolicy: stage.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
  }

  /** For `cdk deploy --outputs-file`: what the tests of a cloud deployment and its operators need to know. */
  private tellNames(): void {
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'BusName', { value: this.bus.eventBusName });
    new CfnOutput(this, 'ImportsBucket', { value: this.imports.bucketName });
    new CfnOutput(this, 'AttachmentsBucket', { value: this.attachments.bucketName });
    new CfnOutput(this, 'OidcIssuer', { value: this.signIn.issuer });
    new CfnOutput(this, 'PortalClientId', { value: this.signIn.portalClientId });
    if (this.signIn instanceof CognitoSignIn) {
      new CfnOutput(this, 'IntegratorClientId', { value: this.signIn.integratorClientId });
      new CfnOutput(this, 'SignInUrl', { value: this.signIn.domain.baseUrl() });
    }
  }
}
