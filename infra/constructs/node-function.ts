import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface NodeFunctionProps {
  /** `leads-api`, `leads-place-lead`, `portal`. */
  readonly name: string;
  readonly code: lambda.Code;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly stage: Stage;
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** The name of a function or queue, also where no reference to it is at hand. */
export const physicalName = (stage: Stage, name: string): string => `rafiq-${stage.name}-${name}`;

/** How long logs are kept in a stage. */
export const logRetention = (stage: Stage): logs.RetentionDays =>
  stage.logDays === 90 ? logs.RetentionDays.THREE_MONTHS : logs.RetentionDays.ONE_MONTH;

/**
 * A role that carries what it permits in itself. CDK would make a resource of it beside each role, and a stack has at most
 * 500 of them.
 */
export class WholeRole extends iam.Role {
  private readonly permitted: iam.PolicyDocument;

  constructor(scope: Construct, id: string, assumedBy: iam.IPrincipal) {
    const permitted = new iam.PolicyDocument();
    super(scope, id, { assumedBy, inlinePolicies: { Permitted: permitted } });
    this.permitted = permitted;
  }

  override addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    this.permitted.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}

/** A function that may write its own log, and nothing else until `allow` says so. */
export class NodeFunction extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Log', {
      retention: logRetention(props.stage),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // An own role, because the one CDK would make may write to every log group of the account.
    const role = new WholeRole(this, 'Role', new iam.ServicePrincipal('lambda.amazonaws.com'));
    logGroup.grantWrite(role);
    this.function = new lambda.Function(this, 'Function', {
      functionName: physicalName(props.stage, props.name),
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      logGroup,
      role,
    });
  }

  /** Permits actions on resources that are named one by one. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.function.addToRolePolicy(
      new iam.PolicyStatement({ actions: [...actions], resources: [...resources] }),
    );
  }
}
