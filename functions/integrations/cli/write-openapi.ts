/** Writes the OpenAPI document to a file, for linting and for generating clients: `write-openapi.ts FILE`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openapiOf } from '@rafiq/shared/openapi.ts';
import { routes } from '@rafiq/shared/routes.ts';

const file = process.argv[2] ?? 'dist/openapi.json';
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(openapiOf(routes), null, 2)}\n`);
