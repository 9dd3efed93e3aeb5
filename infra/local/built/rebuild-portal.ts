/** `npm run build`: builds the portal whether its sources changed or not; Rafiq then starts without building it again. */
import { spawnSync } from 'node:child_process';
import { rememberSources } from './portal-built-from.ts';
import { hashOfPortalSources } from './portal-sources.ts';

const sources = await hashOfPortalSources();
const { status } = spawnSync('npm run build --workspace portal', { shell: true, stdio: 'inherit' });
if (status === 0) rememberSources(sources);
process.exitCode = status ?? 1;
