import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import type { LocalResource } from './local-assembly.ts';

/** A resource's properties as the runner understands them; refuses, naming the resource, what it does not. */
export function readProperties<Schema extends z.ZodType>(
  resource: LocalResource,
  schema: Schema,
): z.output<Schema> {
  const read = schema.safeParse(resource.properties);
  if (read.success) return read.data;
  throw new StartProblem(
    `${resource.stack}/${resource.id} (${resource.type}) is not as the local runner knows it:\n${z.prettifyError(read.error)}`,
  );
}
