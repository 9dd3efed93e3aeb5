import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { table as keys } from '../../functions/kernel/table.ts';

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** The table can be brought back to any moment of so many days: as many as DynamoDB allows. */
export const recoverableDays = 35;

/** The one table of all rooms, with the keys and indexes that `kernel/table.ts` declares. */
export class RoomTable extends Construct {
  readonly table: dynamodb.Table;

  constructor(scope: Construct, id: string, props: { disposable: boolean }) {
    super(scope, id);
    this.table = new dynamodb.Table(this, 'Table', {
      partitionKey: text(keys.keys.pk),
      sortKey: text(keys.keys.sk),
      timeToLiveAttribute: keys.ttl,
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: recoverableDays,
      },
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      deletionProtection: !props.disposable,
      removalPolicy: props.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    for (const index of Object.values(keys.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.pk),
        sortKey: text(index.sk),
        projectionType: dynamodb.ProjectionType[index.projection],
      });
    }
  }
}
