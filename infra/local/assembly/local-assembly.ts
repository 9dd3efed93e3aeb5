import { StartProblem } from '../start-problem.ts';
import type { Stack } from './cloud-assembly.ts';
import { evaluate, type Scope } from './intrinsics.ts';
import { account, localName, localValue, nameProperties, region, type Surroundings } from './local-names.ts';
import { requireKnownType } from './resource-kinds.ts';

/** A resource of some stack, its functions evaluated: what CloudFormation would have created. */
export interface LocalResource {
  readonly stack: string;
  /** Where the stack's asset paths start. */
  readonly folder: string;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface LocalAssembly {
  /** All resources of the given types, over all stacks. */
  ofType(...types: string[]): LocalResource[];
}

/** Parameters by name, given to every stack that declares them; the template's default otherwise. */
export type ParameterValues = Readonly<Record<string, string>>;

/** Evaluates all stacks of an assembly against what this machine offers in place of AWS. */
export function resolveAssembly(
  stacks: readonly Stack[],
  around: Surroundings,
  parameters: ParameterValues = {},
): LocalAssembly {
  const resources: LocalResource[] = [];
  for (const stack of stacks) {
    const scope = scopeOf(stack, { stacks, around, parameters });
    for (const [id, resource] of Object.entries(stack.template.Resources)) {
      if (resource.Condition !== undefined && !scope.condition(resource.Condition)) continue;
      requireKnownType(resource.Type, `${stack.name}/${id}`);
      resources.push({
        stack: stack.name,
        folder: stack.folder,
        id,
        type: resource.Type,
        name: localName(named(stack, id, scope)),
        properties: evaluate(resource.Properties, scope) as Record<string, unknown>,
        metadata: resource.Metadata,
      });
    }
  }
  return { ofType: (...types) => resources.filter((resource) => types.includes(resource.type)) };
}

interface World {
  readonly stacks: readonly Stack[];
  readonly around: Surroundings;
  readonly parameters: ParameterValues;
}

function scopeOf(stack: Stack, world: World): Scope {
  const scope: Scope = {
    ref: (name) => {
      if (name.startsWith('AWS::')) return pseudoParameter(name, stack);
      const parameter = stack.template.Parameters[name];
      if (parameter) return parameterValue(name, parameter.Default, stack, world.parameters);
      return localValue(named(stack, name, scope), undefined, world.around);
    },
    attribute: (resource, attribute) => localValue(named(stack, resource, scope), attribute, world.around),
    importValue: (exportName) => exportedValue(exportName, world),
    condition: (name) => {
      if (!(name in stack.template.Conditions)) throw unknownName(stack, name);
      return evaluate(stack.template.Conditions[name], scope) === true;
    },
    mapping: (map, top, second) => {
      const value = stack.template.Mappings[map]?.[top]?.[second];
      if (value === undefined) throw unknownName(stack, `${map}.${top}.${second}`);
      return value;
    },
    dynamicReference: (text) =>
      text.replaceAll(dynamicReferencePattern, (whole) => secretValue(whole, world)),
  };
  return scope;
}

/** A resource with its given name, whose own functions (a name joined from parameters) are evaluated too. */
function named(stack: Stack, id: string, scope: Scope) {
  const resource = stack.template.Resources[id];
  if (!resource) throw unknownName(stack, id);
  const property = nameProperties[resource.Type];
  const given = property === undefined ? undefined : evaluate(resource.Properties[property], scope);
  return {
    stack: stack.name,
    id,
    type: resource.Type,
    givenName: typeof given === 'string' ? given : undefined,
  };
}

function pseudoParameter(name: string, stack: Stack): unknown {
  const values: Readonly<Record<string, unknown>> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`,
    'AWS::NoValue': undefined,
  };
  if (!(name in values)) throw unknownName(stack, name);
  return values[name];
}

function parameterValue(
  name: string,
  standard: string | number | undefined,
  stack: Stack,
  parameters: ParameterValues,
): string | number {
  const value = parameters[name] ?? standard;
  if (value !== undefined) return value;
  throw new StartProblem(`${stack.name} needs the parameter ${name}, which has no default.`);
}

function exportedValue(exportName: string, world: World): unknown {
  for (const stack of world.stacks) {
    const scope = scopeOf(stack, world);
    for (const output of Object.values(stack.template.Outputs)) {
      if (output.Export && evaluate(output.Export.Name, scope) === exportName)
        return evaluate(output.Value, scope);
    }
  }
  throw new StartProblem(`No stack exports ${exportName}, which another one imports.`);
}

const dynamicReferencePattern = /\{\{resolve:[^}]+\}\}/g;

/**
 * `{{resolve:secretsmanager:<arn>:SecretString:<json key>:…}}`: the value the template gives the secret, else one
 * persistent random value for each secret and key.
 */
function secretValue(reference: string, world: World): string {
  const found =
    /^\{\{resolve:secretsmanager:arn:[^{}]*?:secret:([^/:{}]+)\/([^:{}]+):SecretString:([^:}]*)/.exec(
      reference,
    );
  const [, stackName = '', id = '', key = ''] = found ?? [];
  const stack = world.stacks.find((candidate) => candidate.name === stackName);
  const secret = stack?.template.Resources[id];
  if (!stack || !secret) {
    throw new StartProblem(
      `The template uses the dynamic reference ${reference}, which the local runner does not know.`,
    );
  }
  const given = secret.Properties['SecretString'];
  if (given === undefined)
    return world.around.secret(key === '' ? `${stackName}/${id}` : `${stackName}/${id}/${key}`);
  return String(evaluate(given, scopeOf(stack, world)));
}

const unknownName = (stack: Stack, name: string): StartProblem =>
  new StartProblem(`${stack.name} refers to ${name}, which its template does not have.`);
