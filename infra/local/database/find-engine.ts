import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';

/** A database somebody else runs, or the program that is one. */
export type DatabaseEngine =
  | { readonly kind: 'elsewhere'; readonly endpoint: string }
  | { readonly kind: 'program'; readonly file: string };

export interface EngineSearch {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: string;
  readonly architecture: string;
  /** The installed package's program file, or undefined; replaced in tests. */
  readonly packaged?: (packageName: string) => string | undefined;
}

/** Finds the database: an endpoint from the environment, else dynoxide for this platform, else dynoxide on the PATH. */
export function findDatabaseEngine(search: EngineSearch): DatabaseEngine {
  const { environment, platform, architecture, packaged = packagedProgram } = search;
  const endpoint = environment['AWS_ENDPOINT_URL_DYNAMODB'];
  if (endpoint) return { kind: 'elsewhere', endpoint };
  const packageName = `@dynoxide/${platform}-${architecture}`;
  const file = packaged(packageName) ?? programOnPath(environment, platform);
  if (file !== undefined) return { kind: 'program', file };
  throw new StartProblem(
    [
      `No embedded database comes with Rafiq for this platform (${platform} ${architecture}). Three ways on:`,
      '  1. Put the program dynoxide, built for this platform, on the PATH.',
      '  2. Run any DynamoDB-compatible database (with streams) and set AWS_ENDPOINT_URL_DYNAMODB to its address.',
      '  3. Start Rafiq on Linux x64, where the database comes with "npm ci".',
    ].join('\n'),
  );
}

const programName = (platform: string): string => (platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');

function packagedProgram(packageName: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    return executable(path.join(path.dirname(manifest), programName(process.platform)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function programOnPath(environment: NodeJS.ProcessEnv, platform: string): string | undefined {
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => executable(path.join(folder, programName(platform)))).find((file) => file);
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch (error) {
    // Absent, or not ours to run: the search goes on.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
