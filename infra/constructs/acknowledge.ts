import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts one finding of the AwsSolutions rules on a construct and all below it, with the reason why it is right
 * here. Rules with several findings name each: `IAM5[Action::s3:List*]`.
 */
export function acknowledge(construct: IConstruct, finding: string, reason: string): void {
  // Without the pack's name in front, an acknowledgement silently matches nothing.
  Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${finding}`, reason });
}

/** How the rules write the ARN of a resource, seen from the construct that uses it, within or across stacks. */
export function arnInFindings(user: IConstruct, resource: IConstruct, arn: string): string {
  const home = Stack.of(resource);
  if (home !== Stack.of(user)) {
    const imported = home.resolve(home.exportValue(arn)) as { 'Fn::ImportValue': string };
    return imported['Fn::ImportValue'];
  }
  const element = resource.node.defaultChild;
  if (!CfnResource.isCfnResource(element))
    throw new Error(`${resource.node.path} has no resource of its own.`);
  return `<${home.resolve(element.logicalId) as string}.Arn>`;
}
