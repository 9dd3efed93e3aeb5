import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts one finding of the AwsSolutions rules on a construct, with the reason why it is right here. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  // Without the pack's name in front, an acknowledgement silently matches nothing.
  Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}
