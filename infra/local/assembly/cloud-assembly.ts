import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          directoryName: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Metadata: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.union([z.string(), z.number()]).optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

/** One stack of the assembly: its template, and the folder its asset paths start from. */
export interface Stack {
  readonly name: string;
  readonly folder: string;
  readonly template: z.output<typeof templateSchema>;
}

/** Reads every stack's template of a cloud assembly, stages (nested assemblies) included. */
export function readCloudAssembly(folder: string): Stack[] {
  const manifestFile = path.join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new StartProblem(`There is no synthesized template in ${folder}: run "npm run synth" first.`);
  }
  const { artifacts } = manifestSchema.parse(readJson(manifestFile));
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    const { templateFile, stackName, directoryName } = artifact.properties ?? {};
    if (artifact.type === 'cdk:cloud-assembly' && directoryName) {
      return readCloudAssembly(path.join(folder, directoryName));
    }
    if (artifact.type !== 'aws:cloudformation:stack' || !templateFile) return [];
    return [{ name: stackName ?? id, folder, template: readTemplate(path.join(folder, templateFile)) }];
  });
}

function readTemplate(file: string): Stack['template'] {
  const parsed = templateSchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new StartProblem(
    `The template ${file} is not what the local runner understands: ${parsed.error.message}`,
  );
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
