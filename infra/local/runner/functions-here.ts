import type { LocalAssembly } from '../assembly/local-assembly.ts';
import { type FunctionSurroundings, type LocalFunction, localFunction } from '../functions/local-function.ts';
import { StartProblem } from '../start-problem.ts';

/** The functions that something on this machine calls. */
export interface FunctionsHere {
  /** By ARN, or by whatever else ends in `function:<name>`. */
  ofArn(arn: string): LocalFunction;
  ofName(name: string): LocalFunction;
  all(): LocalFunction[];
}

/** Makes functions as they are asked for, so that those CDK adds for its deployments alone need not run here. */
export function functionsHere(assembly: LocalAssembly, around: FunctionSurroundings): FunctionsHere {
  const made = new Map<string, LocalFunction>();
  const resources = new Map(
    assembly.ofType('AWS::Lambda::Function').map((resource) => [resource.name, resource]),
  );
  const ofName = (name: string): LocalFunction => {
    const known = made.get(name);
    if (known) return known;
    const resource = resources.get(name);
    if (!resource) throw new StartProblem(`The templates have no function named ${name}.`);
    const fresh = localFunction(resource, around);
    made.set(name, fresh);
    return fresh;
  };
  return {
    ofName,
    ofArn: (arn) => ofName(/function:([^/:]+)/.exec(arn)?.[1] ?? arn),
    all: () => [...made.values()],
  };
}
